// SPDX-License-Identifier: Apache-2.0
// Proposals as people see them, and what they do with them: draw one up, take it on its way, decide of its lines, look
// at the dossiers themselves, add papers. Every act asks anew what is to be there before it.
#pragma once

#include "core/jobs/jobs.h"
#include "core/table/signed.h"
#include "disposal/service/parts.h"

namespace disposal {

struct Candidate {
    archive::Kept dossier;
    std::optional<archive::Obstacle> in_the_way;   // held or lent today
};

// Dossiers that may be proposed, and of the others why not; `units`, `loose` and `cut` of a selection of the search.
struct Selected {
    struct Refused {
        archive::Kept dossier;
        archive::Obstacle why;
    };
    std::vector<Candidate> fit;
    std::vector<Refused> refused;
    std::vector<std::pair<core::UnitId, std::string>> units;   // of those that fit; a proposal is of one
    std::int64_t loose = 0;   // results in no dossier the actor may know of
    bool cut = false;         // there were more than one proposal takes
};

struct ActShown {
    Act act = Act::submit;
    std::optional<archive::Obstacle> why_not;   // nothing: the actor may do it now
};

struct LineShown {
    Line line;
    bool hidden = false;           // of a secret dossier the actor may not know
    std::optional<archive::FileStanding> files{};   // how they stand today; none: it is hidden, or not here any more
};

// A draft of a paper that was begun and may still become it.
struct PaperDraft {
    letters::LetterId letter;
    std::string by;
    core::Instant at{};
    bool open = false;             // the actor may open it
};

// Where its papers were filed, as far as the actor may open that; the report where it came later.
struct EvidenceShown {
    std::string by;
    core::Instant at{};
    std::optional<archive::DossierId> dossier, report;
};

// What a finished handover to another house left here of a dossier.
struct CopyShown {
    int line = 0;                  // of the handover
    archive::DossierId dossier;
    std::string number, title;
    std::optional<archive::Obstacle> why_not;      // nothing: it may be proposed for removal, or it is gone
    std::optional<core::Instant> gone;             // since when nothing of it is here
    std::vector<packages::Acknowledged> receipts;
};

struct Whole {
    Proposal proposal;
    std::vector<CopyShown> copies;                 // of a finished handover, for who may do something about them
    std::vector<Proposal> removals;                // of its copies
    bool may_remove = false;
    std::vector<LineShown> lines;
    std::vector<Member> members;
    std::vector<Assent> assents;
    core::Digest decided;          // what a member says yes to
    bool may_assent = false;
    std::vector<Document> papers;
    std::vector<Paper> wanted;     // all papers it must have in the end
    std::optional<signing::Vouched> seal;   // of the parcel, as it is judged now
    std::vector<Paper> to_confirm; // papers the actor may confirm
    std::vector<Paper> to_take_off;              // papers the actor may take off
    std::vector<Step> steps;
    std::vector<ActShown> acts;    // that lead on from here and are the actor's part
    std::optional<Paper> may_draft;              // act or report, whichever may be begun here now
    std::optional<PaperDraft> draft_there;       // it was begun
    bool unreported = false;                     // it is finished, and no report of it counts
    std::optional<EvidenceShown> evidence;
    bool may_file_evidence = false;
    bool evidence_of_others = false;             // it tells of secret dossiers the actor may not know of
    std::vector<std::string> awaited;            // names of positions it waits for
    std::optional<core::jobs::Hindered> hindered;   // what its execution waits for
    std::optional<core::Date> backups_until;     // of a destruction: until then a backup may hold what is gone
    bool logged = false;           // and the database's own log, kept apart from it, until it is used again
    std::vector<Paper> choices;                  // those the actor may bring now
    std::vector<Paper> outside;                  // of these, the ones that may come as a file
    bool may_decide = false, may_check = false, may_strike = false, may_add_papers = false;
    std::vector<Part> may_seat;    // whom the actor may name
};

// What its list is printed from.
struct Listing {
    Proposal proposal;
    std::vector<Line> lines;
    std::vector<int> hidden;       // numbers of lines that say nothing of their dossier
    core::table::Signed signs;     // below it
};

struct Removing {
    std::vector<archive::DossierId> dossiers;
    std::string reason;
};

struct Drawn {
    Kind kind = Kind::transfer;
    std::vector<archive::DossierId> dossiers;
    std::string note;
};

struct Deciding {
    std::vector<int> lines;        // several: in bulk
    std::optional<Decision> decision;
    std::optional<archive::Judgement::Verdict> verdict;   // of a review, with what is agreed
    int years = 0;
    std::optional<Found> found;
    std::string reason;
};

struct Doing {
    Act act = Act::submit;
    std::string note, method, place;
};

struct Filing {                    // of a paper
    Paper kind = Paper::act;
    std::string number;            // of a letter of this house, or of what is uploaded
    std::optional<core::Date> date;
    std::string file_name;
    core::Bytes file;              // empty: a letter of this house
};

struct Confirming {
    std::string seen;              // the file he looked at, as hex
    std::string why;
};

struct Seated {
    Part part = Part::chair;
    core::PositionId position;
};

// What is told of a dossier on its own page.
struct Told {
    Proposal proposal;
    Line line;
    std::optional<Document> act;
    bool open = false;             // the actor may open the proposal
    std::vector<packages::Acknowledged> receipts{};   // of a handover
};

constexpr const char* not_his = "disposal.error.unit_archivist";
constexpr std::size_t most_lines = 2000;
constexpr std::size_t longest_text = 2000;

void must(bool so);   // throws Error(forbidden)
core::Error fault(const char* field, std::string key, core::Args args = {});
// The archivist of a unit proposes what is in his unit's hands, the one of the records unit what is in its.
void must_propose(core::db::Tx& tx, Parts& parts, const core::Context& ctx, Kind kind);

class Desk {
  public:
    explicit Desk(Parts& parts) : parts_(parts) {}

    std::vector<Heading> list(const core::Context& ctx, const Wish& wish);
    std::int64_t waiting(const core::Context& ctx);
    std::int64_t unreported(const core::Context& ctx);   // finished destructions of the archivist's unit without a report
    std::vector<Kind> proposes(const core::Context& ctx);   // the kinds the actor may draw up
    // Those whose time has come; refused are the ones that draw() would not take.
    Selected candidates(const core::Context& ctx, Kind kind);
    // With the clocks of at most most_lines of its dossiers. Throws Error(not_found) for one that is not the actor's.
    Selected selected(const core::Context& ctx, Kind kind, const std::string& selection);
    // Whether one he may know of would be proposed if it had been transferred before.
    bool awaits_transfer(const core::Context& ctx, Kind kind);
    std::vector<Told> of_dossier(const core::Context& ctx, archive::DossierId dossier);
    Whole whole(const core::Context& ctx, ProposalId id);
    Listing listing(const core::Context& ctx, ProposalId id);
    // Whom the actor may seat as what, with who holds the position today; and who sits there.
    std::map<Part, std::vector<directory::Holder>> eligible(const core::Context& ctx, ProposalId id);

    ProposalId draw(const core::Context& ctx, const Drawn& drawn);
    // The removal of copies that handover left here; it waits for a second person.
    ProposalId remove(const core::Context& ctx, ProposalId handover, const Removing& wish);
    Kind act(const core::Context& ctx, ProposalId id, const Doing& doing);   // of which kind it is
    void decide(const core::Context& ctx, ProposalId id, const Deciding& deciding);
    // Of a member beside the chair, to what the committee has decided. `seen`: decided_of() what he looked at, as hex; of what
    // was decided anew meanwhile throws Error(conflict), as while a line is not answered.
    void assent(const core::Context& ctx, ProposalId id, std::string_view seen);
    void seat(const core::Context& ctx, ProposalId id, const std::vector<Seated>& seated);
    void file(const core::Context& ctx, ProposalId id, const Filing& filing);
    // It is no paper of the proposal any more; what a step has rested on stays. The trail keeps it and why.
    void take_off(const core::Context& ctx, ProposalId id, Paper kind, std::string_view reason);
    // A draft of its berita acara or its report with the facts in it; false: begun before. Throws Error(conflict) before
    // what it tells of was done, once one is filed, and while another has begun one the actor may not open.
    std::pair<letters::LetterId, bool> draft(const core::Context& ctx, ProposalId id, Paper kind);
    // Its papers as a dossier of the records unit, once, and its report as another where it comes after; where it is, if
    // the actor may open that. Throws Error(conflict) while one is not there, Error(forbidden) for who may not know of a
    // secret dossier on its list.
    std::optional<archive::DossierId> file_evidence(const core::Context& ctx, ProposalId id);
    // A second person has looked at what came as a file and answers for it, too. Of another file brought meanwhile throws
    // Error(conflict); of one whose signatures do not prove it he says why he trusts it, else Error(invalid).
    void confirm(const core::Context& ctx, ProposalId id, Paper kind, const Confirming& confirming);
    // The file of a paper, with its name; of a letter of this house its own page is the place.
    std::pair<core::Bytes, std::string> paper(const core::Context& ctx, ProposalId id, Paper kind);

  private:
    void tell_files(core::db::Tx& tx, std::vector<LineShown>& lines);
    // Which of these may not be proposed now, and why; for lists and for the act alike.
    std::map<archive::DossierId, archive::Obstacle> refusals(core::db::Tx& tx, const core::Context& ctx, Kind kind,
                                                             const std::vector<archive::Kept>& dossiers);
    void tell_evidence(core::db::Tx& tx, const core::Context& ctx, const Standing& standing, Whole& whole);
    Whole inner(const core::Context& ctx, ProposalId id);
    struct Inside {                // what a proposal holds, read once
        std::vector<Line> lines;
        std::vector<Member> members;
        std::vector<Document> papers;
    };
    Inside inside(core::db::Tx& tx, ProposalId id);
    std::vector<CopyShown> copies(core::db::Tx& tx, const std::vector<Line>& lines, const std::set<archive::DossierId>& hidden);
    std::optional<archive::Obstacle> why_not(core::db::Tx& tx, const Proposal& proposal,
                                             const Inside& inside, const Standing& standing, Act act);
    std::optional<archive::Obstacle> line_in_the_way(core::db::Tx& tx, const core::Context& ctx, const Proposal& proposal,
                                                     const std::vector<Line>& lines, Act act);
    struct Parcel {                // what is sent, and of which version of its proposal it was made
        std::int64_t version = 0;
        std::vector<Document> papers;
    };
    Parcel parcel(const core::Context& ctx, ProposalId id);
    void settle(core::db::Tx& tx, const core::Context& ctx, Proposal& proposal, Act act);
    std::optional<Paper> may_draft(core::db::Tx& tx, const core::Context& ctx, const Proposal& proposal,
                                   const std::vector<Document>& papers);
    bool evidence_waits(core::db::Tx& tx, const Proposal& proposal);   // its papers, or its report, are not filed yet
    std::optional<archive::DossierId> openable(core::db::Tx& tx, const core::Context& ctx, archive::DossierId dossier);
    // Nothing of an act whose list is another by now.
    std::optional<PaperDraft> begun(core::db::Tx& tx, const core::Context& ctx, const Proposal& proposal, Paper kind);
    void tell_papers(core::db::Tx& tx, const core::Context& ctx, const Standing& standing, Whole& whole);
    // Throws where the actor may not bring this paper, or take it off.
    void may_change(core::db::Tx& tx, const core::Context& ctx, const Proposal& proposal, Paper kind);
    // Throws where the actor may not bring this paper now.
    void may_file(core::db::Tx& tx, const core::Context& ctx, const Proposal& proposal, const Filing& filing);
    void among_the_others(core::db::Tx& tx, const core::Context& ctx, const Proposal& proposal, const Document& paper);
    bool may_assent(core::db::Tx& tx, const Proposal& proposal, const Standing& standing);
    // Throws Error(conflict) while a paper tells what the committee decided and who it was.
    void ensure_untold(core::db::Tx& tx, const core::Context& ctx, const Proposal& proposal);
    bool left(core::db::Tx& tx, const Proposal& proposal, const std::vector<Member>& members, Part part, core::Date day);
    bool may_seat(core::db::Tx& tx, const Proposal& proposal, const Standing& standing, const std::vector<Member>& members,
                  Part part, core::Date day);
    void drop(core::db::Tx& tx, const core::Context& ctx, const Proposal& proposal, const Line& line);
    void freeze_all(core::db::Tx& tx, Proposal& proposal);
    void release(core::db::Tx& tx, const core::Context& ctx, const Proposal& proposal, bool all);

    Parts& parts_;
};

}  // namespace disposal
