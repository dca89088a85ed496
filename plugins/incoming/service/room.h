// SPDX-License-Identifier: Apache-2.0
// The parts the services of this room share, joined by plugin.cpp (and by tests).
#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "classification/classes.h"
#include "classification/custody.h"
#include "core/blob/store.h"
#include "core/events/events.h"
#include "core/pdf/pictures.h"
#include "core/search/index.h"
#include "core/search/sources.h"
#include "deadlines/waits.h"
#include "directory/directory.h"
#include "directory/endings.h"
#include "incoming/domain/access.h"
#include "incoming/papers.h"
#include "incoming/store/attachment_store.h"
#include "incoming/store/branch_store.h"
#include "incoming/store/correction_store.h"
#include "incoming/store/entry_store.h"
#include "incoming/store/forget_store.h"
#include "incoming/store/invitation_store.h"
#include "incoming/store/list_store.h"
#include "incoming/store/mark_store.h"
#include "incoming/store/proposal_store.h"
#include "incoming/store/receipt_store.h"
#include "incoming/store/register_store.h"
#include "incoming/store/rule_store.h"
#include "letters/relations.h"
#include "notify/notices.h"
#include "signing/foreign.h"
#include "signing/levels.h"
#include "style/letterhead.h"

namespace incoming {

struct Parts {
    core::db::Db& db;
    core::blob::Store& blobs;
    core::search::Index& search;
    const core::events::Bus& events;
    const core::Clock& clock;
    core::Zone zone = core::Zone::wib;
    directory::Directory& directory;
    letters::Letters& letters;
    letters::Relations& relations;
    signing::Levels& levels;
    std::filesystem::path fonts;
    core::pdf::Pictures pictures;
    deadlines::Calendar* calendar = nullptr;   // none in tests of this room alone: no days off
    deadlines::Waits* waits = nullptr;
    classification::Classes* classes = nullptr;   // nobody follows without
    classification::Custody* custody = nullptr;   // nobody keeps without
    directory::Endings* endings = nullptr;        // no unit ended without

    EntryStore entries{};
    ForgetStore forgotten{};
    BranchStore branches{};
    MarkStore marks{};
    ListStore lists{};
    InvitationStore invitations{};
    RuleStore rules{};
    ProposalStore proposals{};
    CorrectionStore corrections{};
    RegisterStore registers{};
    AttachmentStore attachments{};
    ReceiptStore receipts{};
    // The head of a unit's paper, for printed forms; without one a form bears the unit's name.
    std::function<style::Letterhead(core::db::Tx&, core::UnitId)> letterhead{};
    notify::Notices* notices = nullptr;   // tells nobody without
    signing::ForeignReports* foreign = nullptr;   // what others signed is not judged without
};

// What the house does by itself: no person, the clock and the zone of the office.
core::Context by_house(const Parts& parts);

// The calendar of the office.
deadlines::WorkTime worktime_of(core::db::Tx& tx, Parts& parts);

inline std::string subject_of(IncomingId id) { return "incoming:" + id.text(); }

// The rules of domain/access.h, and beside them whoever has a closed letter in custody reads it, unless it is secret or
// personal, and does nothing else with it.
core::Verdict judge(core::db::Tx& tx, Parts& parts, const core::Actor& actor, Right right, const Entry& entry,
                    const std::vector<Disposition>& dispositions);
// Whether the actor may read it.
bool may_read(core::db::Tx& tx, Parts& parts, const core::Actor& actor, const Entry& entry);

// A letter the actor may `right`, with its dispositions; throws as core::ensure does.
struct Opened {
    Entry entry;
    std::vector<Disposition> dispositions;
};
Opened open_for(core::db::Tx& tx, Parts& parts, const core::Actor& actor, Right right, IncomingId id);

// The same for whoever may end its row here: the addressed position or its clerk, while it is open.
Opened open_to_move(core::db::Tx& tx, Parts& parts, const core::Context& ctx, IncomingId id);

// Puts the letter into the agenda book of the unit that registers for its position, and into the
// search index. Of `entry` the position, the letter's facts and the received date must be set.
void register_entry(core::db::Tx& tx, Parts& parts, const core::Context& ctx, Entry& entry);

// Who finds it by search: those domain/access.cpp lets read.
void index(core::db::Tx& tx, Parts& parts, const Entry& entry, const std::vector<Disposition>& all);
// How all of them are put there again.
// Papers are asked what of an old letter's text was read from pictures; nullptr in a house without that room.
core::search::Source entries_found(Parts& parts, std::function<Papers*()> papers);

}  // namespace incoming
