// SPDX-License-Identifier: Apache-2.0
// The parts the services of this room share, joined by plugin.cpp, and who somebody is to a proposal.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <set>

#include "archive/arrivals.h"
#include "archive/definitive.h"
#include "archive/file_standing.h"
#include "archive/results.h"
#include "archive/shelf.h"
#include "classification/approvals.h"
#include "core/blob/store.h"
#include "core/search/index.h"
#include "core/words/words.h"
#include "depot/forgetting.h"
#include "directory/delegations.h"
#include "directory/directory.h"
#include "directory/endings.h"
#include "disposal/store/act_list_store.h"
#include "disposal/store/proposal_store.h"
#include "disposal/store/running_store.h"
#include "incoming/forgetting.h"
#include "integrity/integrity.h"
#include "letters/drafts.h"
#include "letters/forgetting.h"
#include "letters/relations.h"
#include "letters/signers.h"
#include "notify/notices.h"
#include "packages/forgetting.h"
#include "packages/receipts.h"
#include "seeking/exports.h"
#include "seeking/selections.h"
#include "signing/forgetting.h"
#include "signing/verifications.h"
#include "signing/vouching.h"

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
    std::string legal_unit, audit_unit;        // whose people are witnesses
    std::int64_t backup_days = 0;              // how long backups are kept by the office's plan; 0: nobody said
    directory::Directory& directory;
    archive::Holdings& holdings;
    archive::Gate& gate;
    archive::Appraisal& appraisal;
    archive::Shelf& shelf;
    letters::Letters& letters;
    letters::Signers& signers;
    letters::Forgetting& letters_forget;
    incoming::Inbox& inbox;
    incoming::Forgetting& incoming_forget;
    signing::Forgetting& signing_forget;
    integrity::Objects& objects;

    directory::Endings* endings = nullptr;     // a records unit that ended has no heir without
    notify::Notices* notices = nullptr;        // tells nobody without
    signing::Vouching* vouching = nullptr;     // nothing is sealed without
    archive::Definitive* definitive = nullptr;   // the archive is told no number without
    signing::Verifications* verifications = nullptr;   // no file from outside is taken without
    directory::Delegations* delegations = nullptr;     // the secretary has no mandate without
    std::string decree_by = "mandate";         // the setting of who leads beside the head of the region
    bool outside_papers = false;               // decree, head's approval and act may come as files
    bool seal_required = false;                // nothing is sent unsealed
    std::string records_leader{};              // code of the position that leads the records unit, where the office has set it
    letters::Relations* relations = nullptr;   // no letter is known to be revoked without
    letters::Drafts* drafts = nullptr;         // no act is begun without
    classification::Instruments* instruments = nullptr;   // nor without this
    std::map<Kind, std::string> act_codes{};   // that acts are filed under
    classification::Approvals* approvals = nullptr;   // no letter of an instrument is known without
    archive::FileStandings* standings = nullptr;   // how files stand is not told without
    archive::Arrivals* arrivals = nullptr;     // nothing of another house is kept without
    std::function<packages::Forgetting*()> packages = [] { return nullptr; };
    std::function<packages::Receipts*()> receipts = [] { return nullptr; };
    std::function<depot::Forgetting*()> depot = [] { return nullptr; };
    std::function<seeking::Exports*()> exports = [] { return nullptr; };
    archive::Results* results = nullptr;       // nothing is taken from a search without both
    std::function<seeking::Selections*()> selections = [] { return nullptr; };
    ProposalStore proposals{};
    RunningStore running{};
    ActListStore act_lists{};
};

core::Context by_house(const Parts& parts);
letters::LetterId letter_of(std::string_view subject);   // of "letter:<id>"
Who who_of(const core::Context& ctx);

// The records unit, or the unit that has now what it had; nothing: the setting names none.
std::optional<directory::Unit> records_office(core::db::Tx& tx, Parts& parts);
// Throws Error(conflict) naming the setting when there is no such unit.
directory::Unit records_unit(core::db::Tx& tx, Parts& parts);

// What the actor is to a proposal, by the seat he acts in.
struct Standing {
    bool unit_archivist = false, unit_head = false, unit_clerk = false;
    bool records_archivist = false, records_head = false;
    bool records_lead = false;     // of a transfer or a removal: a head above the archivists of the records unit
    bool institution = false;      // archivist or head of the archival institution
    bool approver = false;         // one of leaders()
    bool proposer = false;         // the very person
    bool sender = false;           // of a transfer: the very person who sent it; of a removal: who closed its handover
    bool takes_over = false;       // of a handover: looks at what comes and takes it over, and did not propose it
    bool assented = false;         // of the committee: the very person, while it decides, in whatever seat
    bool appraised = false;        // sits in its committee, in this seat or another of his
    std::vector<Part> parts;       // of the committee and the witnesses

    bool is(Part part) const;
    bool in_committee() const { return is(Part::chair) || is(Part::unit) || is(Part::archivist); }
    bool may_see() const;
    // Of a removal.
    bool agrees_to_removal() const { return records_lead || approver; }
    // Of a transfer: takes in what another proposed and sent.
    bool receives() const { return (records_archivist || records_lead) && !proposer && !sender; }
    bool strikes(const Proposal& proposal) const;
    // A file another one brought.
    bool confirms(const Proposal& proposal, const Document& paper, core::PersonId person) const;
    // Committee and witnesses; the unit's leader his own member alone, who is himself or whom he names.
    bool seats(const Proposal& proposal, Part part) const;
    bool names(Part part) const;   // in whatever state
};
Standing standing_of(core::db::Tx& tx, Parts& parts, const core::Actor& actor, const Proposal& proposal);
Sight sight_of(core::db::Tx& tx, Parts& parts, const core::Actor& actor);
// Throws Error(not_found) for what the actor may not know of.
Proposal open_for(core::db::Tx& tx, Parts& parts, const core::Actor& actor, ProposalId id);
// A position of the unit with that code or of one below it.
bool sits_in(core::db::Tx& tx, Parts& parts, core::PositionId position, std::string_view unit_code);
// The dossier as it is frozen: with the review that gave it its fate, where one did. `before`: how it was frozen then,
// to be compared with.
core::Json frozen(core::db::Tx& tx, Parts& parts, const archive::Kept& dossier, const core::Json& before = {});
// The rank of each line's class: as it was frozen or as it is by now, whichever is higher.
std::vector<int> ranks_of(core::db::Tx& tx, Parts& parts, const std::vector<Line>& lines);
// Of these, the secret ones the actor may not know of; secret when they were frozen, or by now.
std::set<archive::DossierId> hidden_from(core::db::Tx& tx, Parts& parts, const core::Context& ctx,
                                         const std::vector<Line>& lines);
// Those a paper of a disposal is filed in, which stays, and the word of it.
std::map<archive::DossierId, archive::Obstacle> with_papers(core::db::Tx& tx, Parts& parts,
                                                            const std::vector<archive::Kept>& dossiers);
core::Json told(const archive::Obstacle& why);
// That obstacle as it is kept and shown to all who see the proposal: it names no hold or loan some of them may not know of.
archive::Obstacle for_all(core::db::Tx& tx, Parts& parts, archive::DossierId dossier, archive::Deed deed,
                          const archive::Obstacle& known);
// What the receiving house says it holds of a dossier handed over; none without packages.
std::vector<packages::Acknowledged> receipts_of(core::db::Tx& tx, Parts& parts, archive::DossierId dossier);
packages::AllAcknowledged receipts_of(core::db::Tx& tx, Parts& parts, const std::vector<archive::DossierId>& dossiers);
// Why the copy of a dossier handed over stays: nobody has said that he holds all of it.
std::optional<archive::Obstacle> without_receipts(core::db::Tx& tx, Parts& parts, const archive::Kept& dossier);
// The word of whose signature that paper lacks; nothing: all signed. An act bears those of its parties, each of another
// position. Of a letter of this house of that day; what came as a file is answered for by who brought it and who confirmed it.
std::optional<std::string> hand_missing(core::db::Tx& tx, Parts& parts, const Proposal& proposal, Paper paper,
                                        const std::vector<core::PositionId>& signed_by, core::Date day);
// now: for the act itself; again: of each record while it is carried out; over: of what was closed by them, whose offices may
// be others by now and whose papers may have been followed by new ones.
enum class Asked { now, again, over };
// Which paper that act rests on is not there, does not count, lacks a hand or was revoked.
std::optional<archive::Obstacle> paper_missing(core::db::Tx& tx, Parts& parts, const Proposal& proposal,
                                               const std::vector<Document>& papers, Act act, Asked asked = Asked::now);
// Does that letter revoke the decree among these papers.
bool revokes_decree(core::db::Tx& tx, Parts& parts, const std::vector<Document>& papers, letters::LetterId letter);
// Of a committee that decides: the chair, and the members who have not said yes to what it decided.
std::vector<core::PositionId> undecided(core::db::Tx& tx, Parts& parts, const Proposal& proposal);
// Whose yes is missing before its chair, who is `standing`, considers.
std::optional<archive::Obstacle> assent_missing(core::db::Tx& tx, Parts& parts, const Proposal& proposal,
                                                const std::vector<Member>& members, const Standing& standing);
// He has said yes in another part of it, or chairs it by now.
bool sits_twice(const std::vector<Member>& members, const Standing& standing, core::PersonId person);
// Something was decided anew: who had said yes is asked again.
void lapse_assents(core::db::Tx& tx, Parts& parts, const core::Context& ctx, const Proposal& proposal);
// Who signs its act on that day, in order, each in any of some positions; `word` says which party it is.
struct Party {
    const char* word;
    std::vector<core::PositionId> any;
};
std::vector<Party> parties_of(core::db::Tx& tx, Parts& parts, const Proposal& proposal, core::Date day);
// The code the act of that kind is filed under, as the office has set it; throws Error(conflict) where the edition in
// force has it not.
std::string act_code(core::db::Tx& tx, Parts& parts, Kind kind);
// What a paper filed as evidence is called there, before its proposal and kind: one paper may serve several proposals.
constexpr std::string_view paper_subject = "disposal-paper:";
// May this paper come as a file.
bool may_be_outside(core::db::Tx& tx, Parts& parts, const Proposal& proposal, Paper paper);
// The unit that has now what that one had: itself while it lives. Whoever acts for a unit that ended is of its heir.
core::UnitId living(core::db::Tx& tx, Parts& parts, core::UnitId unit);
// The unit and those that ended in it, itself first.
std::vector<core::UnitId> with_ended(core::db::Tx& tx, Parts& parts, core::UnitId unit);
// Who proposed, while his unit lives; then the archivists of its heir, who lead on or withdraw what he began.
std::vector<core::PositionId> proposers(core::db::Tx& tx, Parts& parts, const Proposal& proposal);
// Who has had after one another what the unit had; nobody while it lives.
std::vector<Heir> heirs_of(core::db::Tx& tx, Parts& parts, core::UnitId unit);
// The positions of a unit's own books that have the role, in tree order.
std::vector<core::PositionId> with_role(core::db::Tx& tx, Parts& parts, core::UnitId unit, std::string_view role);
// Who leads a unit, not the heads below him.
std::vector<core::PositionId> heads_of(core::db::Tx& tx, Parts& parts, core::UnitId unit);
// Heads of the records unit above its archivists, the nearest first.
std::vector<core::PositionId> records_leads(core::db::Tx& tx, Parts& parts, core::UnitId unit);
// Who acts as its leader (pimpinan unit kearsipan): whom the office has set, else those and who leads the unit itself.
std::vector<core::PositionId> records_leaders(core::db::Tx& tx, Parts& parts, core::UnitId unit);
// Who leads a unit, and after him who leads the units it hangs under.
std::vector<core::PositionId> unit_leaders(core::db::Tx& tx, Parts& parts, core::UnitId unit);
// Throws Error(conflict) for a setting that names nobody, and where an agreed transfer waits for a seal no office has.
void ensure_offices(core::db::Tx& tx, Parts& parts);
// The head of the region, and who decides in his name on that day: the secretary with a mandate for decrees, or as the
// office has set it.
std::vector<core::PositionId> leaders(core::db::Tx& tx, Parts& parts, core::Date day);
core::Date today(const Parts& parts);
// Who sent the transfer, or closed the handover whose copies a removal is about.
std::optional<core::PersonId> sender_of(core::db::Tx& tx, Parts& parts, const Proposal& proposal);
inline constexpr const char* waits_kind = "disposal.waits";   // of notices
inline constexpr const char* confirm_kind = "disposal.to_confirm";
// Who must act next, for notices.
std::vector<core::PositionId> awaited(core::db::Tx& tx, Parts& parts, const Proposal& proposal);
// The people of the heir are told what waits for them of what the unit had; those of the unit are gone.
void tell_heirs(core::db::Tx& tx, Parts& parts, const core::Context& ctx, core::UnitId ended);
// `waited`: whom it waited for before.
void tell_next(core::db::Tx& tx, Parts& parts, const core::Context& ctx, const Proposal& proposal,
               const std::vector<core::PositionId>& waited);
// Who may confirm what another brought from outside and nobody has confirmed: the nearest alone, so that not everybody is
// asked for the same.
std::set<core::PositionId> confirmers(core::db::Tx& tx, Parts& parts, const Proposal& proposal);
// `asked`: confirmers before; they are asked no more where nothing waits for them. `brought`: they are told of it again.
void tell_confirmers(core::db::Tx& tx, Parts& parts, const core::Context& ctx, const Proposal& proposal,
                     const std::set<core::PositionId>& asked, const Document* brought = nullptr);

}  // namespace disposal
