// SPDX-License-Identifier: Apache-2.0
// Letters of the other rooms as the archive sees them, and which units and positions stand around them.
#pragma once

#include <functional>
#include <map>
#include <set>

#include "archive/store/event_store.h"
#include "classification/records_office.h"
#include "core/auth/seat.h"
#include "directory/directory.h"
#include "directory/endings.h"
#include "incoming/incoming.h"
#include "letters/relations.h"

namespace archive {

class Subjects final {
  public:
    // `inbox` gives nullptr in a house without incoming letters.
    Subjects(directory::Directory& directory, directory::Endings& endings, letters::Letters& letters,
             letters::Relations& relations, std::function<incoming::Inbox*()> inbox,
             const classification::RecordsOffice& office)
        : directory_(directory), endings_(endings), letters_(letters), relations_(relations),
          inbox_(std::move(inbox)), office_(office) {}

    // Nothing for paper and for what another archive handed over: no room of this house has them. Throws
    // Error(not_found) for a subject of no known kind.
    std::optional<Letter> find(core::db::Tx& tx, std::string_view subject);
    core::Verdict may_see(core::db::Tx& tx, const core::Actor& actor, std::string_view subject);

    // By which letter each stands otherwise now, whether it was sent or received; the number of a secret letter
    // is told only to those who may see it. What stands as it was is not in it.
    std::map<std::string, letters::Newer> newest(core::db::Tx& tx, const core::Actor& actor,
                                                 const std::vector<std::string>& of);

    // How the letters of a list stand now.
    template <class Lines>
    void tell_newest(core::db::Tx& tx, const core::Actor& actor, Lines& lines) {
        std::vector<std::string> of;
        for (const auto& line : lines) of.push_back(line.subject);
        const auto all = newest(tx, actor, of);
        for (auto& line : lines)
            if (const auto at = all.find(line.subject); at != all.end()) line.newer = at->second;
    }

    // Subjects of the same matter: what answers it, and what it answers.
    std::vector<std::string> related(core::db::Tx& tx, const core::Actor& actor, std::string_view subject);

    // The unit whose archive a unit writes into (unit pengolah): itself or the nearest above that
    // numbers its own letters.
    directory::Unit keeper(core::db::Tx& tx, core::UnitId unit);
    // An archivist also looks into the units below, and into what any of these keeps of others.
    store::Sight sight(core::db::Tx& tx, const core::Actor& actor);
    // What an archivist's own archive has in custody: what was moved to it, and what units that ended left to it.
    store::Sight custody(core::db::Tx& tx, const core::Actor& actor);
    // Tokens of all who may find a dossier of the unit by what they are there or where it is kept, by their roles and
    // not by who has them: nobody where it is secret.
    std::vector<std::string> readers(core::db::Tx& tx, core::UnitId unit, const std::optional<core::UnitId>& kept_by,
                                     AccessClass access);
    // Who in that archive may read the letter by its own room's rules: by office, and for themselves.
    Readers concerned(core::db::Tx& tx, core::UnitId keeper, std::string_view subject);
    // Who files something: as long as he has the office he did it in.
    Readers filing(core::db::Tx& tx, core::PositionId position);
    static Readers heads_of(core::UnitId unit) { return {{{}, office_of("head", unit)}}; }
    using Seats = std::map<core::PositionId, std::set<std::string>>;   // every position with the offices it has today
    Seats seats(core::db::Tx& tx);
    static std::vector<core::PositionId> seated(const Seats& seats, const Readers& readers);
    // With the units whose place follows theirs: those below, and those that ended in any of them.
    std::vector<core::UnitId> following(core::db::Tx& tx, std::vector<core::UnitId> units);
    // A reader's token in the index, where he sees the dossier as the lists show it; "" else.
    std::string token(core::db::Tx& tx, const Reader& reader, DossierId dossier);

    // Positions that put letters of that unit into dossiers, by name.
    std::vector<std::string> filers(core::db::Tx& tx, core::UnitId keeper);

    // Who has what the unit had: itself, or of one that ended the last successor.
    core::UnitId heir(core::db::Tx& tx, core::UnitId unit);
    core::UnitId own_archive(core::db::Tx& tx, const core::Actor& actor);   // whose archive he works in today
    std::vector<core::UnitId> ended(core::db::Tx& tx);
    store::Heirs heirs(core::db::Tx& tx);   // of the units that ended, the first heir first
    // The unit and those that ended before it and left what they had to it.
    std::vector<core::UnitId> line_of(core::db::Tx& tx, core::UnitId unit);
    // One of a fiscal year or of a person stands for every unit: who told it takes it back, or the records unit, and
    // once his unit ended its heir.
    bool answers_for(core::db::Tx& tx, const core::Actor& actor, const Event& event);
    std::set<EventId> answered_by(core::db::Tx& tx, const core::Actor& actor, const std::vector<Event>& events);
    const classification::RecordsOffice& office() const { return office_; }
    // Positions of heads in that unit itself.
    std::vector<core::PositionId> heads(core::db::Tx& tx, core::UnitId unit);
    std::vector<core::PositionId> office_heads(core::db::Tx& tx);   // of the records unit; none where nobody knows which it is
    std::string unit_name(core::db::Tx& tx, core::UnitId unit);

    // Positions of archivists who look into that archive: its own, and those of the archives above it.
    std::vector<core::PositionId> archivists(core::db::Tx& tx, core::UnitId keeper);
    // Each position of an archivist as somebody who sits there: what he would see, by office.
    std::vector<core::Actor> archivist_seats(core::db::Tx& tx);
    // Of what the sight looks into, in the order of the tree.
    std::vector<directory::Unit> units(core::db::Tx& tx, const store::Sight& sight);
    std::string agency(core::db::Tx& tx) { return directory_.agency(tx).name; }

  private:
    std::string stage_of(core::db::Tx& tx, const incoming::Received& entry);
    std::vector<core::UnitId> scope(core::db::Tx& tx, core::UnitId keeper);
    std::vector<core::UnitId> archives_over(core::db::Tx& tx, core::UnitId keeper);   // and itself

    directory::Directory& directory_;
    directory::Endings& endings_;
    letters::Letters& letters_;
    letters::Relations& relations_;
    std::function<incoming::Inbox*()> inbox_;
    const classification::RecordsOffice& office_;
};

}  // namespace archive
