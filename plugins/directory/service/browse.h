// SPDX-License-Identifier: Apache-2.0
// Looking things up in the directory: what its pages and its API show.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/db/db.h"
#include "directory/domain/organisation.h"
#include "directory/service/office.h"

namespace directory {

struct UnitLine {
    Unit unit;
    int depth = 0;
    std::optional<Position> head;
    std::optional<Holder> holder;  // of the head, today
};
struct Seated {
    Position position;
    std::optional<Holder> holder;  // today
};
struct UnitSheet {
    Unit unit;
    std::vector<Unit> above;  // from the top down
    std::vector<Unit> below;
    std::vector<Seated> positions;
    Unit numbering;
};
struct Term {  // one appointment with names
    Appointment made;
    Person person;
    Position position;
    std::string unit_name;
    bool active = false;
    bool long_stand_in = false;  // longer than stand-ins usually last
};
struct PositionSheet {
    Position position;
    Unit unit;
    std::optional<Position> superior;
    std::optional<Holder> holder;
    std::vector<Seated> subordinates;
    std::vector<Term> terms;  // newest first
};
struct PersonSheet {
    Person person;  // nip masked unless it may be seen
    std::vector<Term> terms;
};
struct Match {  // a position a letter may go to
    Position position;
    std::string unit_name;
    std::optional<Holder> holder;
};

class Browse {
  public:
    Browse(core::db::Db& db, Office& office) : db_(db), office_(office) {}

    std::vector<UnitLine> tree(const core::Context& ctx);
    UnitSheet unit(const core::Context& ctx, core::UnitId id);
    PositionSheet position(const core::Context& ctx, core::PositionId id);
    PersonSheet person(const core::Context& ctx, core::PersonId id);
    // For the recipient picker: every word must be found in position, unit or holder.
    std::vector<Match> find(const core::Context& ctx, std::string_view words, int limit);
    std::vector<Group> groups(const core::Context& ctx);
    std::vector<Person> find_persons(const core::Context& ctx, std::string_view words, int limit);

  private:
    Term term(core::db::Tx& tx, const core::Context& ctx, const Appointment& made);

    core::db::Db& db_;
    Office& office_;
};

}  // namespace directory
