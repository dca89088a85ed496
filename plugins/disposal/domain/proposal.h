// SPDX-License-Identifier: Apache-2.0
// A proposal (usul) to transfer, destroy, hand over or judge anew dossiers, or to remove the copies of what was handed
// over: its line for each, its committee, its papers, and the way it goes.
//
//   transfer     draft -submit-> submitted -approve-> approved -send-> sent -receive-> received -accept-> done
//                                    '-reject-> rejected                                '-send_back-> returned
//   destruction  draft -submit-> submitted -consider-> considered -agree-> agreed -decree-> decreed -execute-> running
//                                    considered -reject-> rejected       (job) running -> executed -finish-> done
//   handover     as destruction up to decreed, then -receive-> received -finish-> done
//                                    decreed, received -send_back-> returned
//   review       draft -submit-> submitted -consider-> considered -agree-> done
//   removal      submitted -agree-> approved -execute-> running        (job) running -> done
//                    '-reject-> rejected
//   any before decreed, and of a transfer before it is sent, of a removal before it runs, -cancel-> cancelled; what was
//   decreed, by a letter that revokes the decree
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "archive/appraising.h"
#include "archive/keeping.h"
#include "core/auth/actor.h"
#include "core/base/bytes.h"
#include "core/base/json.h"

namespace disposal {

using ProposalId = core::Id<struct ProposalTag>;

// removal: of the copies of what one handover took to another house.
enum class Kind { transfer, destruction, handover, review, removal };
enum class State {
    draft, submitted, approved, sent, received, considered, agreed, decreed, running, executed, done, returned, rejected,
    cancelled
};
enum class Act { submit, approve, reject, send, receive, accept, send_back, consider, agree, decree, execute, finish, cancel };
// What was decided of a dossier: open, as proposed, kept, another fate, struck out by who must agree.
enum class Decision { open, agreed, kept, other, struck };
// What was found when it was looked at itself.
enum class Found { unchecked, matches, differs, missing };
enum class Outcome { none, queued, done, blocked };
enum class Part { chair, unit, archivist, legal_witness, audit_witness };
// The papers of a disposal; destruction has eight that are kept for ever (000.5.6.2). report: of it when it is over, to who
// leads the agency; nothing waits for it. revocation: of the decree, by whose office decreed; it ends the proposal.
enum class Paper {
    committee, minutes, consideration, head_approval, national_approval, institution_approval, authenticity, decree, act,
    list, parcel, parcel_seal, report, revocation
};

constexpr std::array<Kind, 5> all_kinds{Kind::transfer, Kind::destruction, Kind::handover, Kind::review, Kind::removal};
// Those drawn up from dossiers whose time has come; a removal is begun from its handover.
constexpr std::array<Kind, 4> drawn_kinds{Kind::transfer, Kind::destruction, Kind::handover, Kind::review};
constexpr std::array<State, 14> all_states{
    State::draft,   State::submitted, State::approved, State::sent, State::received, State::considered, State::agreed,
    State::decreed, State::running,   State::executed, State::done, State::returned, State::rejected,   State::cancelled};
constexpr std::array<Act, 13> all_acts{Act::submit,   Act::approve, Act::reject, Act::send,    Act::receive,
                                       Act::accept,   Act::send_back, Act::consider, Act::agree, Act::decree,
                                       Act::execute,  Act::finish,  Act::cancel};
constexpr std::array<Decision, 5> all_decisions{Decision::open, Decision::agreed, Decision::kept, Decision::other,
                                                Decision::struck};
constexpr std::array<Found, 4> all_found{Found::unchecked, Found::matches, Found::differs, Found::missing};
constexpr std::array<Outcome, 4> all_outcomes{Outcome::none, Outcome::queued, Outcome::done, Outcome::blocked};
constexpr std::array<Part, 5> all_parts{Part::chair, Part::unit, Part::archivist, Part::legal_witness, Part::audit_witness};
constexpr std::array<Paper, 14> all_papers{
    Paper::committee,            Paper::minutes,      Paper::consideration, Paper::head_approval, Paper::national_approval,
    Paper::institution_approval, Paper::authenticity, Paper::decree,        Paper::act,           Paper::list,
    Paper::parcel,               Paper::parcel_seal,  Paper::report,       Paper::revocation};

std::string_view name(Kind kind);
std::string_view name(State state);
std::string_view name(Act act);
std::string_view name(Decision decision);
std::string_view name(Found found);
std::string_view name(Outcome outcome);
std::string_view name(Part part);
std::string_view name(Paper paper);
// The one of `all` with that name; throws Error(internal) for what no row can hold.
template <class All>
auto named(std::string_view word, const All& all) {
    for (const auto each : all)
        if (name(each) == word) return each;
    throw core::Error(core::Code::internal, "core.error.internal");
}

archive::Process process_of(Kind kind);

struct Who {
    core::PersonId person;
    std::string person_name;
    core::PositionId position;
    std::string position_name;
};

// A unit that has what another had, and the regulation that says so.
struct Heir {
    std::string unit_name, basis;
};

struct Proposal {
    ProposalId id;
    Kind kind = Kind::transfer;
    State state = State::draft;
    std::int64_t number = 0;
    int year = 0;
    core::UnitId unit, records_unit;
    std::string unit_name, records_unit_name;
    archive::Route route = archive::Route::none;
    Who proposer;
    core::Instant created{};
    std::string note;
    std::string method, place;     // of the execution
    core::Digest hash;             // over all lines as they were frozen
    std::int64_t version = 1;
    std::optional<ProposalId> after{};   // of a removal: the handover
    std::vector<Heir> heirs;       // of its unit, in turn; not kept with it, filled in by who shows it

    std::string numbered() const { return std::to_string(number) + "/" + std::to_string(year); }
    std::string object() const { return "disposal:" + id.text(); }
    bool over() const;             // it has no dossier any more
};

struct Line {
    int number = 0;
    archive::DossierId dossier;
    core::Json snapshot;           // the dossier as it was frozen
    core::Digest hash;
    int access = 0;                // rank of its class
    Decision decision = Decision::open;
    std::string reason, decided_by;
    Found found = Found::unchecked;
    std::string found_note, found_by;
    // What the institution found of a handover; of a transfer the receiver's look is `found`.
    Found arrived = Found::unchecked;
    std::string arrived_note, arrived_by;
    Outcome outcome = Outcome::none;
    core::Json outcome_why;        // {word, args} where blocked
    std::int64_t definitive = 0;   // nomor definitif; 0 while there is none
    std::optional<archive::Judgement::Verdict> verdict;   // of a review
    int years = 0;                                        // by which it is kept longer

    bool stands() const { return decision == Decision::agreed; }
};

struct Member {
    Part part = Part::chair;
    Who who;
};

struct Document {
    Paper kind = Paper::act;
    std::string number;
    core::Date date{};
    std::string subject;           // "letter:<id>" of a letter of this house; "" of an uploaded file
    core::Digest bytes;
    std::string name;              // of the file, or the kind of letter
    int signers = 0;               // of a letter of this house
    std::string added_by;
    core::Instant added{};
    // Of a file from outside: who brought it, what its signatures are worth, and the second person who has looked at it.
    std::optional<core::PersonId> bringer{};
    core::Json judged{};           // {"indication": "" (it bears none) or that of the verdict, "signers": [name]}
    std::string confirmed_by{};
    std::string confirmed_why{};   // what he trusted where its signatures do not prove it

    bool outside() const;          // neither a letter of this house nor made by it
    bool counts() const { return !outside() || !confirmed_by.empty(); }
    bool proven() const;           // by the signatures it bears
};

// A member's yes to what the committee decided, as long as it stands so.
struct Assent {
    Part part = Part::unit;
    Who who;
    core::Instant at{};
};

struct Step {
    Act act = Act::submit;
    State to = State::draft;
    Who who;
    core::Instant at{};
    std::string note;
};

// Where its papers were filed.
struct Evidence {
    archive::DossierId dossier;
    std::string by;
    core::Instant at{};
    std::optional<archive::DossierId> report{};   // where its report lies: in that one, or in one of its own when it came later
};

// A draft begun of one of its papers.
struct Begun {
    std::string subject;           // "letter:<id>"
    std::string by;
    core::Instant at{};
};

// Where an act leads from a state; nothing: it does not go there.
std::optional<State> next(Kind kind, State from, Act act);
std::vector<Act> acts(Kind kind, State from);
// The act its berita acara tells of: what was received, or carried out.
Act deed_of(Kind kind);
// When that was done; nothing: not yet, of a destruction until all of it is. Of a finished one it was, too.
const Step* done_deed(const Proposal& proposal, const std::vector<Step>& steps);
// Why its act is too early: what it tells of was not done, or not looked at line by line.
std::optional<archive::Obstacle> act_early(const Proposal& proposal, const std::vector<Line>& lines,
                                           const std::vector<Step>& steps);
// Why that paper is too early: it would tell of what nobody has decided yet. The act: act_early.
std::optional<archive::Obstacle> too_early(const Proposal& proposal, const std::vector<Line>& lines, Paper paper);
// Of those there the one that tells of its lines as they are, and on which nothing rests yet: it is taken off before they
// are decided, looked at or struck out otherwise. The act may be written anew instead.
const Document* in_its_way(const Proposal& proposal, const std::vector<Document>& papers);
bool needs_reason(Act act);
// The papers that must be there before an act.
std::vector<Paper> papers_before(Kind kind, archive::Route route, Act act);
std::vector<Paper> all_papers_of(Kind kind, archive::Route route);
// May its decree be revoked: until it is carried out.
bool revocable(const Proposal& proposal);
// Is a report of it due.
bool reports(const Proposal& proposal);
// May a paper of that kind still come, or be confirmed.
bool takes(const Proposal& proposal, Paper paper);
// The server makes it: the list, and what is sent of a transfer with the seal of its office beside it.
bool made_here(Paper paper);
// A letter of the house with its signatures, unless the office's settings say otherwise.
bool of_the_house(Paper paper);
// The one of that kind; nothing: it is not there.
const Document* paper_in(const std::vector<Document>& papers, Paper kind);
// Of those there the one that is the same file, letter, or number and date under another name; nothing: none is.
const Document* same_as(const std::vector<Document>& papers, const Document& fresh);
// Of those there the one that must not be younger (or older) than this one: committee, minutes, consideration, approvals,
// decree, act, report, in this order; the statement of authenticity before the act alone.
const Document* out_of_order(const std::vector<Document>& papers, const Document& fresh);
// May lines be decided about, or looked at, in this state; struck out by who must agree until it is carried out, of a
// transfer dropped before it is sent or given back where it arrived.
bool deciding(Kind kind, State state);
bool checking(Kind kind, State state);
bool striking(Kind kind, State state);
// The look of the institution at what is handed over, and not the committee's.
bool arriving(const Proposal& proposal);

// What the committee has to answer before it considers; nothing: all is answered.
std::optional<archive::Obstacle> unanswered(const std::vector<Line>& lines);
// Over what it decided and found, so that a yes is to that and nothing else.
core::Digest decided_of(const std::vector<Line>& lines);
// Why a dossier may not be proposed; nothing: it may.
std::optional<archive::Obstacle> against(Kind kind, const archive::Kept& dossier);
// A decision of one line. In bulk only what is open is decided: nothing kept or struck out comes back that way (I7).
// Throws Error(conflict) where it may not be, Error(invalid) without the reason it needs; false: left as it was.
bool decide(Kind kind, Line& line, Decision decision, std::string_view reason, std::string_view by, bool bulk);
// Of a review: destroy, keep for ever, or keep some years more; always with a reason. Otherwise as decide().
bool judge(Line& line, archive::Judgement::Verdict verdict, int years, std::string_view reason, std::string_view by, bool bulk);
void strike(Kind kind, Line& line, std::string_view reason, std::string_view by);
// The strictest of the lines that stand or may still: what one of them needs all wait for.
archive::Route strictest(archive::Route one, archive::Route other);

// Its letters by one digest over all; `parts_of` is what that is taken of, and what stood there itself at first.
core::Json freeze(const archive::Kept& dossier, const std::vector<archive::KeptItem>& items);
core::Json parts_of(const std::vector<archive::KeptItem>& items);
core::Digest hash_of(const core::Json& snapshot);
core::Digest hash_of(const std::vector<Line>& lines);
int rank_of(classification::AccessClass access);
inline constexpr int secret_rank = 2;   // this one and above are known to their own readers alone

}  // namespace disposal
