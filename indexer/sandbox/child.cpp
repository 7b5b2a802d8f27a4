#include "indexer/sandbox/child.h"

#include <exception>
#include <limits>
#include <new>
#include <string>

#include <unistd.h>

#include "indexer/document/codec.h"
#include "indexer/sandbox/channel.h"
#include "indexer/sandbox/jail.h"

namespace lacuna::indexer {

namespace {

std::string framed(AnswerKind kind, std::string_view rest = {}) {
  std::string frame(1, static_cast<char>(kind));
  frame += rest;
  return frame;
}

std::string answer(std::string_view question, ReadFunction read) {
  const auto request = request_from(question);
  if (!request) return framed(AnswerKind::reading);  // which is no reading
  try {
    return framed(AnswerKind::reading,
                  to_bytes(read(request->bytes, request->path, request->options)));
  } catch (const std::bad_alloc&) {
    return framed(AnswerKind::out_of_memory);
  } catch (const std::length_error&) {
    return framed(AnswerKind::out_of_memory);  // of a string or a list longer than any memory
  } catch (const std::exception& error) {
    return framed(
        AnswerKind::reading,
        to_bytes(failed(request->path, std::string("The reader gave up: ") + error.what() + ".")));
  }
}

}  // namespace

void live_as_child(int channel, ReadFunction read, const SandboxLimits& limits) {
  const auto problem = lock_in(limits, channel);
  const std::string first =
      problem ? framed(AnswerKind::not_locked, *problem) : framed(AnswerKind::ready);
  if (send_frame(channel, first, std::nullopt) != Passed::whole || problem) _exit(0);
  try {
    std::string question;
    while (receive_frame(channel, question, std::numeric_limits<std::size_t>::max(),
                         std::nullopt) == Passed::whole)
      if (send_frame(channel, answer(question, read), std::nullopt) != Passed::whole) break;
  } catch (const std::bad_alloc&) {  // the file itself is longer than the memory
    send_frame(channel, framed(AnswerKind::out_of_memory), std::nullopt);
  }
  _exit(0);
}

}  // namespace lacuna::indexer
