// SPDX-License-Identifier: Apache-2.0
// Who may instruct whom (letters.md 6.10 no. 14): positions below, at any depth, and colleagues under
// the same superior; never oneself or anyone above. The heads of the agency (kepala daerah and
// wakil, sekda, asisten) may also instruct the head of any unit. An agency allows or forbids more by rules
// of pairs ("administrator of SETDA to administrator of a kecamatan"); what goes upward stays refused.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "directory/directory.h"

namespace incoming {

// granted: by a rule of the agency. The three that end the list are refusals: refused, upward, forbidden.
enum class Relation { below, lateral, head, granted, refused, upward, forbidden };
bool allows(Relation relation);
// Word key of the sentence that says why; "" when it is allowed.
std::string_view why_not(Relation relation);

// One side of a rule: positions of a kind, in a unit or below it; what is empty does not matter.
struct Side {
    std::string kind;
    std::optional<core::UnitId> unit;
    bool operator==(const Side&) const = default;
};

using RuleId = core::Id<struct RuleTag>;
struct Rule {
    RuleId id;
    Side giver, receiver;
    bool allowed = true;
    std::string note;     // why, as the keepers wrote it

    int weight() const;   // how much it says: the narrower rule goes first
};
// What is wrong with a rule: one that names nobody would be the whole agency's.
std::vector<core::Fault> faults_of(const Rule& rule, const std::vector<std::string>& kinds);

class Chain {
  public:
    explicit Chain(const std::vector<directory::Position>& all) : Chain(all, {}, {}) {}
    // Of two rules that fit a pair the narrower one counts, of equal ones that which forbids.
    Chain(const std::vector<directory::Position>& all, const std::vector<directory::Unit>& units,
          std::vector<Rule> rules);

    Relation relation(core::PositionId giver, core::PositionId receiver) const;
    const directory::Position* find(core::PositionId id) const;

  private:
    bool above(core::PositionId upper, core::PositionId lower) const;
    bool leads_agency(const directory::Position& position) const;
    Relation by_rank(const directory::Position& from, const directory::Position& to) const;
    bool fits(const Side& side, const directory::Position& position) const;

    std::map<core::PositionId, directory::Position> all_;
    std::map<core::UnitId, std::optional<core::UnitId>> parents_;
    std::vector<Rule> rules_;   // the first that fits counts
};

}  // namespace incoming
