// SPDX-License-Identifier: Apache-2.0
// Letters that relate to others: begins them prefilled, and says what stands around a letter.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "letters/service/draft.h"

namespace letters {

// A letter beside the one looked at, as far as the actor may know of it.
struct Neighbour {
    Relation how = Relation::replies;
    std::string subject;           // "letter:<id>", "incoming:<id>"
    std::string link;              // "" when the actor may not open it
    std::string kind, number, title;
    core::Date date{};
    bool in_force = false;
};

constexpr int most_candidates = 10;   // of each room

struct Around {
    std::vector<Neighbour> declared;    // what it relates to
    std::vector<Neighbour> answered;    // sealed letters that relate to it and may be seen
    std::optional<Newer> newer;         // number and date are "" where they may not be told
    bool may_open_newer = false;
    std::vector<Relation> offered;      // what the actor may begin about it
    bool may_drop = false;
};

class Relate final : public Relations {
  public:
    Relate(Parts& parts, Draft& draft) : parts_(parts), draft_(draft) {}

    // A draft about a letter the actor may read. Throws Error(conflict, "letters.relation.refused...").
    Letter begin(const core::Context& ctx, Relation how, LetterId older);
    // Of a draft only.
    Letter drop(const core::Context& ctx, LetterId id, std::string_view subject);
    // Declares one more in a draft; its text is left alone. Throws Error(conflict, "letters.relation.refused...")
    // and Error(invalid) of "to" for what the actor may not see.
    Letter add(const core::Context& ctx, LetterId id, Relation how, std::string_view subject);
    // What the draft may be related to, among what the actor may see: letters sent, and what other rooms hold.
    std::vector<About> candidates(const core::Context& ctx, LetterId id, std::string_view words);
    Around around(const core::Context& ctx, LetterId id);

    void serve(Source& source) override;

    std::map<LetterId, Newer> newest(core::db::Tx& tx, const core::Actor& reader,
                                     const std::vector<LetterId>& of) override;
    std::vector<Answer> answers(core::db::Tx& tx, const core::Actor& actor, std::string_view subject) override;
    std::vector<std::string> replied_to(core::db::Tx& tx, LetterId id) override;
    std::vector<Relation> offered(core::db::Tx& tx, const core::Context& ctx, const About& about) override;
    LetterId begin(core::db::Tx& tx, const core::Context& ctx, Relation how, const About& about) override;
    LetterId assign(core::db::Tx& tx, const core::Context& ctx, const Assignment& task) override;

  private:
    Letter write(core::db::Tx& tx, const core::Context& ctx, Relation how, const About& about);
    // What stands behind a subject; nullopt for what the actor may not see and for what is nothing.
    std::optional<About> behind(core::db::Tx& tx, const core::Actor& actor, std::string_view subject);
    std::vector<Neighbour> declared(core::db::Tx& tx, const core::Actor& actor, LetterId id);

    Parts& parts_;
    Draft& draft_;
    std::map<std::string, Source*, std::less<>> sources_;   // by kind
};

// A letter of this house as another one speaks of it.
About about_of(core::db::Tx& tx, Parts& parts, const Letter& letter);

}  // namespace letters
