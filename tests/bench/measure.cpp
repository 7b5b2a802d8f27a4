// The stop-watch: runs a command, its output thrown away or kept in a file, and prints what the
// operating system accounted for the finished process and its children.
//   bench_measure OUTPUT-FILE COMMAND [ARGUMENT ...]      "-" throws the output away
#include <cstdio>
#include <ctime>
#include <string_view>

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace {

double seconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
}

double wall() {
  timespec now{};
  clock_gettime(CLOCK_MONOTONIC, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fputs("bench_measure OUTPUT-FILE COMMAND [ARGUMENT ...]\n", stderr);
    return 2;
  }
  const double start = wall();
  const pid_t child = fork();
  if (child < 0) {
    std::perror("fork");
    return 3;
  }
  if (child == 0) {
    const std::string_view output = argv[1];
    const int file = output == "-" ? open("/dev/null", O_WRONLY)
                                   : open(argv[1], O_WRONLY | O_CREAT | O_TRUNC, 0644);
    if (file < 0) _exit(126);
    dup2(file, STDOUT_FILENO);
    dup2(file, STDERR_FILENO);
    execvp(argv[2], argv + 2);
    _exit(127);
  }
  int status = 0;
  rusage use{};
  if (wait4(child, &status, 0, &use) < 0) {
    std::perror("wait4");
    return 3;
  }
  std::printf("{\"exit\": %d, \"cpu\": %.3f, \"wall\": %.3f, \"peak_mb\": %.1f}\n",
              WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status),
              seconds(use.ru_utime) + seconds(use.ru_stime), wall() - start,
              static_cast<double>(use.ru_maxrss) / 1024.0);
}
