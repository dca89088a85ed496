// SPDX-License-Identifier: Apache-2.0
// The parts the services of this room share, joined by plugin.cpp, and who somebody is to a proposal.
#pragma once

#include <filesystem>
#include <functional>

#include "core/blob/store.h"
#include "core/search/index.h"
#include "core/words/words.h"
#include "directory/directory.h"
#include "disposal/store/proposal_store.h"
#include "disposal/store/running_store.h"
#include "incoming/forgetting.h"
#include "integrity/integrity.h"
#include "letters/forgetting.h"
#include "notify/notices.h"
#include "signing/forgetting.h"

namespace disposal {

struct Parts {
    core::db::Db& db;
    core::blob::Store& blobs;
    core::search::Index& search;
    const core::Clock& clock;
    core::Zone zone = core::Zone::wib;
    const core::words::Words& words;
    std::filesystem::path fonts, cache;        // cache: pictures of pages, by the digest of their file
    std::string records_unit, institution;     // codes of units, as the settings have them
    directory::Directory& directory;
    archive::Holdings& holdings;
    archive::Gate& gate;
    letters::Letters& letters;
    letters::Forgetting& letters_forget;
    incoming::Inbox& inbox;
    incoming::Forgetting& incoming_forget;
    signing::Forgetting& signing_forget;
    integrity::Objects& objects;

    notify::Notices* notices = nullptr;        // tells nobody without
    ProposalStore proposals{};
    RunningStore running{};
};

core::Context by_house(const Parts& parts);
Who who_of(const core::Context& ctx);

// Throws Error(conflict) naming the setting when there is no such unit.
directory::Unit records_unit(core::db::Tx& tx, Parts& parts);

// What the actor is to a proposal, by the seat he acts in.
struct Standing {
    bool unit_archivist = false, unit_head = false, unit_clerk = false;
    bool records_archivist = false, records_head = false;
    bool institution = false;      // archivist or head of the archival institution
    bool approver = false;         // head of the agency or its secretary
    bool proposer = false;         // the very person
    std::vector<Part> parts;       // of the committee and the witnesses

    bool is(Part part) const;
    bool may_see() const;
};
Standing standing_of(core::db::Tx& tx, Parts& parts, const core::Actor& actor, const Proposal& proposal);
Sight sight_of(core::db::Tx& tx, Parts& parts, const core::Actor& actor);
// Throws Error(not_found) for what the actor may not know of.
Proposal open_for(core::db::Tx& tx, Parts& parts, const core::Actor& actor, ProposalId id);
// Who must act next, for notices.
std::vector<core::PositionId> awaited(core::db::Tx& tx, Parts& parts, const Proposal& proposal);
void tell_next(core::db::Tx& tx, Parts& parts, const core::Context& ctx, const Proposal& proposal);

}  // namespace disposal
