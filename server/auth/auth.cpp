#include "server/auth/auth.h"

#include <array>
#include <condition_variable>
#include <mutex>

#include <sodium.h>

#include "kb/base/date.h"
#include "kb/base/error.h"
#include "kb/base/id.h"
#include "kb/base/text.h"
#include "kb/store/account_store.h"
#include "server/auth/clock.h"

namespace lacuna::server {
namespace {

// OWASP's minimum for argon2id: 19 MiB, two passes (libsodium always uses one lane).
constexpr std::size_t kMemory = 19'456 * 1024;
constexpr unsigned long long kPasses = 2;

constexpr int kAtOnce = 2;
constexpr int kWaiting = 32;
constexpr std::chrono::seconds kWindow = std::chrono::minutes(15);
constexpr std::size_t kAddressFactor = 3;  // an address may serve several people

std::string hash_now(std::string_view password) {
  std::array<char, crypto_pwhash_STRBYTES> hash{};
  if (crypto_pwhash_str(hash.data(), password.data(), password.size(), kPasses, kMemory) != 0)
    throw Error(ErrorCode::unavailable, "there is not enough memory for a password check",
                "try again in a few seconds");
  return hash.data();
}

bool fits(const std::string& hash, std::string_view password) {
  return crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
}

}  // namespace

struct Auth::State {
  explicit State(std::size_t failures) : most_failures(failures) {}

  // Two hash at a time, some wait, the rest is sent away.
  class Turn {
   public:
    explicit Turn(State& state) : state_(state) {
      std::unique_lock lock(state_.mutex);
      if (state_.waiting >= kWaiting)
        throw Error(ErrorCode::unavailable, "many people are signing in at this moment",
                    "try again in a few seconds");
      ++state_.waiting;
      state_.free.wait(lock, [this] { return state_.running < kAtOnce; });
      --state_.waiting;
      ++state_.running;
    }
    ~Turn() {
      {
        const std::lock_guard lock(state_.mutex);
        --state_.running;
      }
      state_.free.notify_one();
    }
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;

   private:
    State& state_;
  };

  std::size_t most_failures;
  std::string nobodys_hash;  // compared for an unknown login, so that it takes as long

  std::mutex mutex;
  std::condition_variable free;
  int running = 0;
  int waiting = 0;
};

Auth::Auth(const Settings& settings)
    : state_(std::make_unique<State>(
          static_cast<std::size_t>(settings.number("limits.sign_in_per_15_min")))) {
  if (sodium_init() < 0) throw Error(ErrorCode::unavailable, "libsodium could not start");
  state_->nobodys_hash = hash_now(random_token());
}

Auth::~Auth() = default;

std::string Auth::hash_password(std::string_view password) {
  const State::Turn turn(*state_);
  return hash_now(password);
}

std::optional<kb::Account> Auth::check_password(kb::Store& store, const Request& request,
                                                std::string_view login, std::string_view password) {
  // Keys are hashed: what people type into the login field by mistake is a password now and then.
  const std::string name = lower(trim(login)), at = now(), since = instant_before(at, kWindow);
  const std::string by_login = "login:" + sha256(name),
                    by_client = "address:" + sha256(request.client);
  if (kb::failures_since(store, by_login, since) >= state_->most_failures ||
      kb::failures_since(store, by_client, since) >= state_->most_failures * kAddressFactor)
    throw Error(ErrorCode::too_many_requests, "too many failed sign-ins",
                "wait a quarter of an hour, or ask an administrator for a new password");

  const auto account = kb::find_account_by_login(store, name);
  const std::string stored = account ? kb::password_hash(store, account->id) : std::string();
  bool right = false;
  {
    const State::Turn turn(*state_);
    right = fits(stored.empty() ? state_->nobodys_hash : stored,
                 password.substr(0, kLongestPassword)) &&
            !stored.empty();
  }
  if (right && !account->disabled) {
    kb::clear_failures(store, by_login);
    return account;
  }
  kb::record_failure(store, by_login, at);
  kb::record_failure(store, by_client, at);
  return std::nullopt;
}

}  // namespace lacuna::server
