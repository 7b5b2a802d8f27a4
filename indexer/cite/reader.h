// One pass over a text's tokens: at each token that may open something, the first reading that fits
// wins and the pass goes on after it. Not for other rooms. One thread.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "indexer/cite/act.h"
#include "indexer/cite/amendment.h"
#include "indexer/cite/binder.h"
#include "indexer/cite/element.h"
#include "indexer/cite/engine.h"
#include "indexer/cite/path.h"

namespace lacuna::indexer {

class Reader {
 public:
  Reader(const Tokens& tokens, const Language& language, CiteContext& context, Style style)
      : tokens_(tokens), language_(language), context_(context), style_(style) {}

  std::vector<CitedExpression> read();

 private:
  const Tokens& tokens_;
  const Language& language_;
  CiteContext& context_;
  Style style_;
  std::vector<CitedExpression> out_;
  std::string last_act_;  // of this text, for defined terms
  std::string last_component_;
  std::size_t last_act_at_ = 0;
  std::size_t self_at_ = 0;        // of "this Directive", read last
  std::size_t proven_list_ = 0;    // colon of a list whose items name letters of another paragraph
  std::size_t headed_at_ = 0;      // token after the heading of an article, read last
  std::size_t reproduces_at_ = 0;  // token of "reproducem", until its colon
  bool instructs_here_ = false;    // instructions stand in this text, behind the words above them
  std::optional<bool> amends_;     // whether this text has amending words; looked for once
  struct Named {
    std::string target;
    std::size_t at = 0;
    bool titled = false;  // its title has named another act
  };
  bool in_title(const Named& head, std::size_t noun) const;
  std::map<std::string, Named> named_;  // by noun, in this text: for defined terms

  std::size_t step(std::size_t i);
  void note_quoted_paragraph(std::size_t i);
  bool opens_instructions(std::size_t i) const;
  void open_reproduction();

  // Expressions begin at token `first` and end before token `last`, as references do.
  void open(std::size_t first);
  kb::Citation& add(std::size_t first, std::size_t last);

  std::optional<std::size_t> case_number(std::size_t i);
  std::optional<std::size_t> heading(std::size_t i);
  bool heads_quoted_article(std::size_t i, const PathElement& element) const;
  enum class Place { first, within };  // on its line or in its sentence
  bool container_heading(std::size_t i, std::size_t after, Place place) const;
  void remember(const std::string& work, const std::string& component, std::size_t noun,
                std::size_t at);
  std::size_t take_act(std::size_t first, const ActMention& act);
  void add_act(std::size_t first, const ActMention& act);
  std::string as_named_before(const std::string& work) const;
  std::size_t skip_code_title(const std::string& work, std::size_t next) const;
  std::optional<std::size_t> take_paths_after(std::size_t first, std::size_t at,
                                              const Binding& binding);
  std::size_t act_noun(std::size_t first, std::size_t end) const;

  std::size_t take_paths(const PathList& list);
  bool excepted(std::size_t first) const;
  std::optional<Binding> bind_backwards(const PathList& list) const;
  void bind_to_paragraph(Binding& binding) const;
  bool names_part_of_form(const PathList& list, const Binding& binding) const;
  void emit_bound(const PathList& list, const Binding& binding, std::size_t end);
  void emit_unbound(const Path& path);
  void emit_host(const Path& path, std::size_t end, double confidence);
  // A new expression, unless the list's last reference is of the same act.
  void join_or_open(const Path& path, const std::string& work);
  std::optional<std::size_t> list_begin_;  // expressions before the list being emitted
  int list_item_ = 0;                      // number of the item that the list opens

  const std::string& letters_above(const Path& path);
  std::optional<Address> sanctioned_unit(const Path& path);
  std::optional<Binding> bind_past_title(const PathList& list) const;
  std::optional<Binding> bind_adoption(const PathList& list) const;
  std::optional<std::size_t> of_gazette(const PathList& list) const;
  bool names_budget_line(const Path& path) const;
  std::string punished_unit(std::size_t begin, std::size_t end) const;
  std::string unit_of_sentence(const Path& path, const std::string& work) const;
  bool is_inserted(const Path& path) const;
  bool is_of_guidelines(const Path& path) const;
  const std::string* container_named(const Path& path) const;
  std::string act_under_discussion(const Path& path) const;
  void note_lead();
  Standing standing_of(const Path& path) const;
  bool begins_instruction(std::size_t first) const;
  int item_of(std::size_t first) const;
  void note_quoted_act(std::size_t first, const ActMention& act);
  void note_quoted_article(const Path& path, const kb::Citation& citation);
  void note_local_amendment(const Path& path, const kb::Citation& citation);
  void note_term(std::size_t i);
  void note_quoted_term(std::size_t i);
  void bind_term(const std::string& term, std::size_t at);
  void note_transposition(std::size_t i);
  void mark_transposed();
  std::optional<std::size_t> transposes_from_;  // byte after "transpune", while its sentence lasts
};

}  // namespace lacuna::indexer
