// SPDX-License-Identifier: Apache-2.0
// What the pages ask: lists, counters, all about one letter, choices of the forms, its paper.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/audit/trail.h"
#include "incoming/domain/chain.h"
#include "incoming/service/awaited.h"
#include "incoming/service/wish.h"

namespace incoming {

struct Receiver {
    core::PositionId position;
    std::string name, unit_name, holder;   // holder "" when the position is vacant
    Relation relation = Relation::below;
};

struct Holding {         // who has the letter now
    std::string position_name, person;   // person "" when the position is vacant
    core::Instant since;
    std::optional<core::Date> due;
    std::optional<BranchId> branch;      // nothing: the addressed position itself
    std::optional<deadlines::MovedDay> moved;   // the due date
};

struct Whole {   // one letter with everything its page shows
    Entry entry;
    std::vector<Disposition> dispositions;          // oldest first
    std::vector<core::audit::Entry> trail;          // oldest first
    deadlines::WorkTime worktime;
    std::optional<Branch> mine;                     // the open branch of the seat
    std::string unit_name;
    bool own = false;                               // the seat is the addressed position
    bool may_dispose = false, may_close = false;
    std::size_t open_branches = 0;
    bool all_told = false;                          // all who were to report have
    std::optional<letters::Newer> newer;            // number "" where it may not be told
    bool may_open_newer = false;
    std::vector<letters::Named> may_result;         // what a report may name: the answers, and what he drafted lately
    std::vector<letters::Answer> answers;           // sealed letters about it that the actor may see
    bool may_answer = false;
    bool may_forward = false;
    std::vector<Holding> now;                       // nobody once it is over
    MovedDues moved;                                // due dates of open branches
    std::map<BranchId, std::vector<ReportFile>> files;
    std::map<letters::LetterId, std::string> results;   // numbers of letters reported as result, if they may be told
    std::optional<Prepared> prepared;               // told to its giver and to who may prepare
    bool may_prepare = false, may_reopen = false;
    std::size_t copy_number = 0, copies = 0;        // of a secret letter of this house: which of them this is
    bool may_raise = false, may_lower = false, may_see_readers = false;   // its class; who has read it
    bool may_propose = false;                       // a lower class, to those who may give it
    std::optional<ClassProposal> proposed;          // told to them and to who may propose
    bool may_move = false;                          // a wrong address: to another position, or back
    std::string moved_to, moved_from;               // its number in the other book
    bool may_open_moved = false;
    bool may_correct = false;                       // what its row says
    std::vector<Correction> corrections;            // oldest first
    std::string duplicate_of;                       // its number in this book, when it was registered before
    bool may_open_kept = false;
    std::vector<std::pair<IncomingId, std::string>> duplicates;   // rows he may open that ended in favour of this one
    std::vector<std::string> copied_to;             // positions it was registered for with a copy
    std::string copied_from;                        // of such a copy: the addressed position
    std::optional<Marked> marked;                   // for the seat's position
    bool may_sort = false;
    std::vector<Attached> attachments;              // what came with it
    std::optional<signing::ForeignReport> foreign;  // of a letter from outside that bears signatures; without its day where it is older than the letter here
    bool grown = false;                             // what is handed out is not as it came
    std::optional<ReceiptMail> receipt;             // to its clerk, where it came by mail
    bool may_send_receipt = false;
    std::optional<Invitation> invitation;           // what it invites to
    bool may_note_invitation = false;               // as its clerk
};

// A letter beside another in a list.
struct Stop {
    IncomingId letter;
    std::string place;
};
struct Neighbours {
    std::optional<Stop> before, after;
};

class Desk {
  public:
    explicit Desk(Parts& parts) : parts_(parts) {}

    Lines list(const core::Context& ctx, const Wish& wish);
    std::int64_t count(const core::Context& ctx, Show show);
    GivenLines given(const core::Context& ctx, GivenWish wish);
    std::int64_t count_given(const core::Context& ctx, ShowGiven given);
    // What stands in the list before and after the place `wish.after`, whether or not what stood there still does.
    Neighbours neighbours(const core::Context& ctx, Wish wish, IncomingId letter);
    Neighbours neighbours(const core::Context& ctx, GivenWish wish, IncomingId letter);
    Whole whole(const core::Context& ctx, IncomingId id);
    // Whether he may still open it, after an act that takes it from some.
    bool may_open(const core::Context& ctx, IncomingId id);
    IncomingId letter_of(const core::Context& ctx, BranchId id);   // gated as the letter is
    std::vector<Instruction> instructions(const core::Context& ctx);
    deadlines::WorkTime worktime(const core::Context& ctx);
    // Whom the actor's seat may instruct about this letter: those below, then colleagues, then heads.
    std::vector<Receiver> receivers(const core::Context& ctx, IncomingId id);
    // Whom the addressed position may instruct: for the clerk who prepares.
    std::vector<Receiver> receivers_of_addressed(const core::Context& ctx, IncomingId id);

    struct File {
        core::Bytes bytes;
        std::string name;
    };
    // The newest file grown from it, or the one that came.
    enum class Form { newest, as_it_came };
    File pdf(const core::Context& ctx, IncomingId id, Form form = Form::newest);
    core::Bytes picture(const core::Context& ctx, IncomingId id, int page);   // PNG; from 1

    // From 1, in the order of Whole::attachments.
    File attachment(const core::Context& ctx, IncomingId id, std::size_t place, std::string& type);

    File report_file(const core::Context& ctx, BranchId branch, ReportFileId id, std::string& type);

  private:
    std::vector<Receiver> receivers_for(core::db::Tx& tx, const core::Context& ctx, const Entry& entry,
                                        core::PositionId giver);
    Parts& parts_;
};

}  // namespace incoming
