#include "indexer/sandbox/jail.h"

#include <cerrno>
#include <cstdint>
#include <cstring>
#include <memory>

#include <fcntl.h>
#include <linux/landlock.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace lacuna::indexer {

namespace {

// Public data of the system that a library may open late: poppler's tables of Asian encodings, and
// fonts: without any of them poppler reads no words of a PDF that names a font and does not hold
// it.
constexpr const char* kReadable[] = {"/usr/share/poppler", "/usr/share/fonts", "/etc/fonts",
                                     "/var/cache/fontconfig"};

// What the sanitizers' own reports need.
constexpr const char* kReadableBySanitizers = "/proc";
constexpr int kAllowedToSanitizers[] = {SCMP_SYS(pipe), SCMP_SYS(pipe2)};

// Memory, time, the open channel, and looking at oneself.
constexpr int kAllowed[] = {SCMP_SYS(read),           SCMP_SYS(write),
                            SCMP_SYS(readv),          SCMP_SYS(writev),
                            SCMP_SYS(pread64),        SCMP_SYS(close),
                            SCMP_SYS(fstat),          SCMP_SYS(newfstatat),
                            SCMP_SYS(lseek),          SCMP_SYS(getdents64),
                            SCMP_SYS(fcntl),          SCMP_SYS(munmap),
                            SCMP_SYS(mremap),         SCMP_SYS(brk),
                            SCMP_SYS(madvise),        SCMP_SYS(futex),
                            SCMP_SYS(rt_sigaction),   SCMP_SYS(rt_sigprocmask),
                            SCMP_SYS(rt_sigreturn),   SCMP_SYS(sigaltstack),
                            SCMP_SYS(getpid),         SCMP_SYS(getppid),
                            SCMP_SYS(gettid),         SCMP_SYS(getuid),
                            SCMP_SYS(geteuid),        SCMP_SYS(getgid),
                            SCMP_SYS(getegid),        SCMP_SYS(getrandom),
                            SCMP_SYS(clock_gettime),  SCMP_SYS(clock_getres),
                            SCMP_SYS(gettimeofday),   SCMP_SYS(time),
                            SCMP_SYS(getrusage),      SCMP_SYS(times),
                            SCMP_SYS(sched_yield),    SCMP_SYS(sched_getaffinity),
                            SCMP_SYS(uname),          SCMP_SYS(sysinfo),
                            SCMP_SYS(exit),           SCMP_SYS(exit_group),
                            SCMP_SYS(restart_syscall)};

// What nobody who reads a document does: the reader is ended at once. Whatever is in neither list
// is refused, which libraries bear (fontconfig would like to write its cache, ask for
// read-ahead...).
constexpr int kForbidden[] = {SCMP_SYS(socket),
                              SCMP_SYS(socketpair),
                              SCMP_SYS(connect),
                              SCMP_SYS(bind),
                              SCMP_SYS(listen),
                              SCMP_SYS(accept),
                              SCMP_SYS(accept4),
                              SCMP_SYS(sendmsg),
                              SCMP_SYS(recvmsg),
                              SCMP_SYS(fork),
                              SCMP_SYS(vfork),
                              SCMP_SYS(clone),
                              SCMP_SYS(clone3),
                              SCMP_SYS(execve),
                              SCMP_SYS(execveat),
                              SCMP_SYS(kill),
                              SCMP_SYS(tkill),
                              SCMP_SYS(ptrace),
                              SCMP_SYS(process_vm_readv),
                              SCMP_SYS(process_vm_writev),
                              SCMP_SYS(mount),
                              SCMP_SYS(umount2),
                              SCMP_SYS(chroot),
                              SCMP_SYS(pivot_root),
                              SCMP_SYS(unshare),
                              SCMP_SYS(setns),
                              SCMP_SYS(setuid),
                              SCMP_SYS(setgid),
                              SCMP_SYS(setresuid),
                              SCMP_SYS(setresgid),
                              SCMP_SYS(capset),
                              SCMP_SYS(keyctl),
                              SCMP_SYS(add_key),
                              SCMP_SYS(request_key),
                              SCMP_SYS(bpf),
                              SCMP_SYS(perf_event_open),
                              SCMP_SYS(userfaultfd),
                              SCMP_SYS(io_uring_setup),
                              SCMP_SYS(io_uring_enter),
                              SCMP_SYS(io_uring_register),
                              SCMP_SYS(memfd_create)};

std::string failure(const char* what) {
  return std::string(what) + ": " + std::strerror(errno);
}

std::optional<std::string> set_limits(const SandboxLimits& limits) {
  struct Row {
    decltype(RLIMIT_CPU) resource;
    rlim_t soft;
    rlim_t hard;
    const char* name;
  };
  const rlim_t cpu = static_cast<rlim_t>(limits.cpu_seconds);
  const rlim_t files = static_cast<rlim_t>(limits.open_files);
  const rlim_t memory = static_cast<rlim_t>(limits.memory_mb) << 20;
  const Row rows[] = {
      {RLIMIT_CPU, cpu, cpu + 1, "RLIMIT_CPU"},  // the soft one has a signal of its own
      {RLIMIT_FSIZE, 0, 0, "RLIMIT_FSIZE"},     {RLIMIT_NOFILE, files, files, "RLIMIT_NOFILE"},
      {RLIMIT_NPROC, 0, 0, "RLIMIT_NPROC"},     {RLIMIT_CORE, 0, 0, "RLIMIT_CORE"},
      {RLIMIT_AS, memory, memory, "RLIMIT_AS"},
  };
  for (const Row& row : rows) {
    if (row.resource == RLIMIT_AS && instrument() != Instrument::none) continue;
    const rlimit limit{row.soft, row.hard};
    if (setrlimit(row.resource, &limit) != 0) return failure(row.name);
  }
  return std::nullopt;
}

// Every right of the file system that this version knows is taken away.
std::uint64_t all_rights(int version) {
  std::uint64_t rights = (LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1;
  if (version >= 2) rights |= LANDLOCK_ACCESS_FS_REFER;
  return rights;
}

enum class Files { some_readable, none };

Files hide_files() {
  const int version = landlock_version();
  if (version < 1) return Files::none;
  landlock_ruleset_attr attributes{};
  attributes.handled_access_fs = all_rights(version);
  const int rules =
      static_cast<int>(syscall(SYS_landlock_create_ruleset, &attributes, sizeof attributes, 0));
  if (rules < 0) return Files::none;
  const auto allow = [rules](const char* path) {
    const int place = open(path, O_PATH | O_CLOEXEC);
    if (place < 0) return;  // not installed
    landlock_path_beneath_attr beneath{};
    beneath.allowed_access = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
    beneath.parent_fd = place;
    syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &beneath, 0);
    close(place);
  };
  for (const char* path : kReadable) allow(path);
  if (instrument() == Instrument::sanitizer) allow(kReadableBySanitizers);
  const bool locked = syscall(SYS_landlock_restrict_self, rules, 0) == 0;
  close(rules);
  return locked ? Files::some_readable : Files::none;
}

std::optional<std::string> allow_calls(Files files, int channel) {
  const std::unique_ptr<void, void (*)(scmp_filter_ctx)> filter(
      seccomp_init(SCMP_ACT_ERRNO(EACCES)), seccomp_release);
  if (!filter) return "seccomp is not there";
  int worst = 0;
  const auto add = [&](std::uint32_t action, int call, const auto&... conditions) {
    const int status =
        seccomp_rule_add(filter.get(), action, call, sizeof...(conditions), conditions...);
    if (status < 0) worst = status;
  };
  for (int call : kAllowed) add(SCMP_ACT_ALLOW, call);
  if (instrument() == Instrument::sanitizer)
    for (int call : kAllowedToSanitizers) add(SCMP_ACT_ALLOW, call);
  for (int call : kForbidden) add(SCMP_ACT_KILL_PROCESS, call);
  const auto here = static_cast<scmp_datum_t>(channel);
  add(SCMP_ACT_ALLOW, SCMP_SYS(sendto), SCMP_A0(SCMP_CMP_EQ, here));
  add(SCMP_ACT_ALLOW, SCMP_SYS(recvfrom), SCMP_A0(SCMP_CMP_EQ, here));
  // Memory that is written is never run.
  add(SCMP_ACT_ALLOW, SCMP_SYS(mmap), SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
  add(SCMP_ACT_ALLOW, SCMP_SYS(mprotect), SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
  // abort() signals oneself; a limit may be looked at.
  add(SCMP_ACT_ALLOW, SCMP_SYS(tgkill), SCMP_A0(SCMP_CMP_EQ, static_cast<scmp_datum_t>(getpid())));
  add(SCMP_ACT_ALLOW, SCMP_SYS(prlimit64), SCMP_A2(SCMP_CMP_EQ, 0));
  if (files == Files::some_readable)
    add(SCMP_ACT_ALLOW, SCMP_SYS(openat), SCMP_A2(SCMP_CMP_MASKED_EQ, O_ACCMODE, O_RDONLY));
  if (worst == 0) worst = seccomp_load(filter.get());
  if (worst == 0) return std::nullopt;
  return std::string("seccomp: ") + std::strerror(-worst);
}

}  // namespace

int landlock_version() {
  const long version =
      syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION);
  return version < 0 ? 0 : static_cast<int>(version);
}

std::optional<std::string> lock_in(const SandboxLimits& limits, int channel) {
  // Where memory runs out, the kernel ends readers before the program.
  if (const int score = open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC); score >= 0) {
    [[maybe_unused]] const auto written = write(score, "1000", 4);
    close(score);
  }
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return failure("no_new_privs");
  prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
  const Files files = hide_files();
  if (auto problem = set_limits(limits)) return problem;
  if (instrument() == Instrument::valgrind) return std::nullopt;  // makes calls of its own
  return allow_calls(files, channel);
}

}  // namespace lacuna::indexer
