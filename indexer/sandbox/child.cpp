#include "indexer/sandbox/child.h"

#include <exception>
#include <limits>
#include <new>
#include <stdexcept>
#include <string>
#include <variant>

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

std::string answer(std::string_view bytes, const Readers& readers) {
  const auto question = question_from(bytes);
  if (!question) return framed(AnswerKind::reading);  // which is no reading
  const auto* wanted = std::get_if<ReadRequest>(&*question);
  try {
    if (wanted)
      return framed(AnswerKind::reading,
                    to_bytes(readers.read(wanted->bytes, wanted->path, wanted->options)));
    const auto& [page, file] = std::get<DrawRequest>(*question);
    const auto picture = readers.draw(file, page);
    return picture ? framed(AnswerKind::picture, *picture) : framed(AnswerKind::no_picture);
  } catch (const std::bad_alloc&) {
    return framed(AnswerKind::out_of_memory);
  } catch (const std::length_error&) {
    return framed(AnswerKind::out_of_memory);  // of a string or a list longer than any memory
  } catch (const std::exception& error) {
    if (!wanted) return framed(AnswerKind::picture);  // which is empty
    return framed(
        AnswerKind::reading,
        to_bytes(failed(wanted->path, std::string("The reader gave up: ") + error.what() + ".")));
  }
}

}  // namespace

void live_as_child(int channel, const Readers& readers, const SandboxLimits& limits) {
  const auto problem = lock_in(limits, channel);
  const std::string first =
      problem ? framed(AnswerKind::not_locked, *problem) : framed(AnswerKind::ready);
  if (send_frame(channel, first, std::nullopt) != Passed::whole || problem) _exit(0);
  try {
    std::string question;
    while (receive_frame(channel, question, std::numeric_limits<std::size_t>::max(),
                         std::nullopt) == Passed::whole)
      if (send_frame(channel, answer(question, readers), std::nullopt) != Passed::whole) break;
  } catch (const std::bad_alloc&) {  // the file itself is longer than the memory
    send_frame(channel, framed(AnswerKind::out_of_memory), std::nullopt);
  }
  _exit(0);
}

}  // namespace lacuna::indexer
