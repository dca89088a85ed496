// SPDX-License-Identifier: Apache-2.0
// "Why may I not?": what a person may do with an object he may know of, by which rule, which right lacks, and who may.
// A room answers for its own acts: "letters.send" on "letter:0193...". What the actor may not know of has no answer.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/auth/actor.h"
#include "core/db/db.h"

namespace core::auth {

struct Why {
    bool allowed = false;
    std::string rule;               // word key of the rule, in a sentence
    std::string right{};            // the right his roles lack, "letters.write"; "" when that is not it
    std::vector<std::string> who{};   // positions that may, by name
};

class Explainer {
  public:
    virtual ~Explainer() = default;
    // Of a kind of objects, "letter", in the order of a page; "letters.send", whose name is the word "letters.may.send".
    virtual std::vector<std::string> acts(std::string_view kind) const = 0;
    // Nothing for an object that does not exist, or that the actor may not know of.
    virtual std::optional<Why> why(db::Tx& tx, const Context& ctx, std::string_view act, std::string_view object) = 0;
    // The page of the object; "" for one of another room, and where the actor may not open it.
    virtual std::string link(db::Tx&, const Context&, std::string_view) { return {}; }
};

// Offered to the rooms when they start.
class Explaining {
  public:
    void serve(Explainer& explainer) { all_.push_back(&explainer); }

    struct Line {
        std::string act;
        Why why;
    };
    // Everything that may be asked about it; empty for what the actor may not know of.
    std::vector<Line> all(db::Db& db, const Context& ctx, std::string_view object) const;
    // The page of the object; "" where the actor may not open it.
    std::string link(db::Db& db, const Context& ctx, std::string_view object) const;
    // Error(not_found) for an act nobody explains and for what the actor may not know of, alike.
    Why one(db::Db& db, const Context& ctx, std::string_view act, std::string_view object) const;

  private:
    std::vector<Explainer*> all_;
};

// Whoever sits there, with a right of roles: to ask a rule by office, not in person.
Actor sitting(PositionId position, UnitId unit, UnitId book, std::set<std::string> roles, std::string_view right = {});
// The actor as if his roles carried that right, to tell a missing right from a missing part in the matter.
Actor with_right(Actor actor, std::string_view right);

}  // namespace core::auth
