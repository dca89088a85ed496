// SPDX-License-Identifier: Apache-2.0
// The parts the services of this room share, joined by plugin.cpp.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "archive/keeping.h"
#include "archive/readings.h"
#include "archive/results.h"
#include "archive/shelf.h"
#include "classification/classification.h"
#include "classification/publicity.h"
#include "classification/records_office.h"
#include "core/auth/accounts.h"
#include "core/blob/store.h"
#include "core/search/index.h"
#include "deadlines/waits.h"
#include "depot/domain/hold.h"
#include "directory/directory.h"
#include "directory/endings.h"
#include "letters/drafts.h"
#include "letters/signers.h"
#include "notify/notices.h"
#include "seeking/selections.h"
#include "signing/vouching.h"

namespace depot {

// Terms the office sets.
struct Terms {
    int loan_days = 5, most_extensions = 2, remind_days = 1;   // working days
    int request_days = 10, request_more_days = 7, request_remind_days = 2;   // working days, of citizens' requests
    // after which what a requester said is forgotten; 0: never
    int forget_months = 24;
    int scan_look = 100;   // percent of the files of a batch who checks it looks at
    std::string scan_code = {};   // the berita acara of an alih media is filed under
    bool paper_acts = false;      // it may be signed on paper, in no letter of this house
};

struct Parts {
    core::db::Db& db;
    const core::Clock& clock;
    core::Zone zone;
    archive::Holdings& holdings;
    archive::Gate& gate;
    archive::Shelf& shelf;
    directory::Directory& directory;
    directory::Endings& endings;
    core::auth::Seating& seating;
    deadlines::Calendar& calendar;
    notify::Notices& notices;
    letters::Letters& letters;
    core::search::Index& search;
    Terms terms;
    archive::Results* results = nullptr;   // nothing is taken from a search without both
    std::function<seeking::Selections*()> selections = [] { return nullptr; };
    const classification::RecordsOffice* records_office = nullptr;   // nothing is held in the whole house without
    core::blob::Store* blobs = nullptr;    // no file of alih media is kept without
    archive::Readings* readings = nullptr;   // no word in them is found without
    signing::Vouching* vouching = nullptr;   // no copy is sealed without
    letters::Drafts* drafts = nullptr;       // no berita acara is drafted without
    classification::Instruments* instruments = nullptr;
    letters::Signers* signers = nullptr;     // no letter is taken for one without
    classification::Publicity* publicity = nullptr;   // what the access instrument closes to the public
};

// Units whose depot the actor looks into: that of his own records; an archivist's also those below, and those that
// ended in one of them. First his own.
std::vector<core::UnitId> reach_of(core::db::Tx& tx, Parts& parts, const core::Actor& actor);
bool reaches(core::db::Tx& tx, Parts& parts, const core::Actor& actor, core::UnitId unit);
// The unit in whose name the actor serves: requests, readers and batches are kept and numbered by it.
core::UnitId own_unit(core::db::Tx& tx, Parts& parts, const core::Actor& actor);
// With those that ended in it: what they began it goes on with. First its own.
std::vector<core::UnitId> own_units(core::db::Tx& tx, Parts& parts, const core::Actor& actor);
// Whether what is kept in that unit's name is served by the actor's.
bool serves(core::db::Tx& tx, Parts& parts, const core::Actor& actor, core::UnitId unit);
// The unit that has its depot now.
core::UnitId heir_of(core::db::Tx& tx, Parts& parts, core::UnitId unit);
bool among(const std::vector<core::UnitId>& units, core::UnitId unit);
// Of whose series a number is, for who looks: "" of his own unit, otherwise the code of the unit.
class Series {
  public:
    Series(core::db::Tx& tx, Parts& parts, const core::Actor& actor);
    const std::string& of(core::UnitId unit);

  private:
    core::db::Tx& tx_;
    Parts& parts_;
    std::map<core::UnitId, std::string> codes_;
};
// The next of "request", "reader", "visit", "loan" or "scan" in the unit's year.
std::int64_t next_number(core::db::Tx& tx, std::string_view kind, core::UnitId unit, int year);
// The unit and all below it, with those that ended in one of them.
std::vector<core::UnitId> tree_of(core::db::Tx& tx, Parts& parts, core::UnitId top);
// Positions with that role of the unit's own people; of one that ended, of its heir's.
std::vector<core::PositionId> seats_with(core::db::Tx& tx, Parts& parts, core::UnitId unit, std::string_view role);

Step step_of(const core::Context& ctx);
core::Context system_context(const Parts& parts);
// The dossier as the actor may know of it. Throws Error(not_found).
archive::Kept known(core::db::Tx& tx, Parts& parts, const core::Context& ctx, archive::DossierId id);
// Of these, those the actor may know of, without their clocks; asked at once.
std::map<archive::DossierId, archive::Kept> known_of(core::db::Tx& tx, Parts& parts, const core::Context& ctx,
                                                     const std::vector<archive::DossierId>& ids);
// All of them, in this order; asked at once. Throws Error(not_found) where he may not know of one.
std::vector<archive::Kept> all_known(core::db::Tx& tx, Parts& parts, const core::Context& ctx,
                                     const std::vector<archive::DossierId>& ids);
// A page of dossiers: of a long list all are counted and some shown.
struct Choosing {
    std::string code;   // and below; "" = any
    int page = 1;
    std::vector<archive::DossierId> ticked = {};   // so far, on whichever page
};
struct Some {
    std::vector<archive::Kept> dossiers;
    std::vector<archive::Kept> elsewhere;   // ticked and not among them
    std::int64_t all = 0;
    Choosing asked;
    static constexpr int most = 500;   // of a page
    std::int64_t first() const { return std::int64_t{asked.page - 1} * most + 1; }
    bool more() const { return first() + most <= all; }
};
Some some_of(core::db::Tx& tx, Parts& parts, const core::Context& ctx, archive::Wanted wanted, const Choosing& choosing);
// Whether a person may know of it in any of his seats.
bool may_know(core::db::Tx& tx, Parts& parts, const core::Context& ctx, core::PersonId person, archive::DossierId id);
// Whose depot it is of: who has it in custody, otherwise the unit that made it; of one that ended, its heir.
core::UnitId custodian_of(core::db::Tx& tx, Parts& parts, const archive::Kept& dossier);
std::map<archive::DossierId, core::UnitId> custodians_of(core::db::Tx& tx, Parts& parts,
                                                         const std::vector<archive::Kept>& dossiers);
// Destroyed or handed over: a stub is left, and no paper.
bool gone(const archive::Kept& dossier);
// Throws Error(conflict) of what is gone.
void must_be_here(const archive::Kept& dossier);
// The same of a stub: what was handed over and lies here still as a copy has them.
void must_have_contents(const archive::Kept& dossier);
Spanned span_of(const archive::Kept& dossier);
std::string period_of(const archive::Kept& dossier);   // "2021-2023"; "-" where nothing in it bears a date
std::string amount_of(const archive::Kept& dossier);   // "3 folder, 12 lembar"
// What ended before that day is forgotten; nothing while the office keeps all.
std::optional<core::Date> forgotten_before(const Parts& parts);
// Trimmed. The second throws Error(invalid) when nothing is left.
std::string clean(const std::string& text);
std::string reason_in(const std::string& text);
// Throws Error(forbidden) for who lacks the right.
void must(const core::Context& ctx, std::string_view right);

}  // namespace depot
