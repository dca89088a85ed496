// SPDX-License-Identifier: Apache-2.0
#include "depot/domain/loan.h"

namespace depot {

using core::Code;
using core::Error;

std::string_view name(LoanState state) {
    switch (state) {
        case LoanState::requested: return "requested";
        case LoanState::refused: return "refused";
        case LoanState::withdrawn: return "withdrawn";
        case LoanState::granted: return "granted";
        case LoanState::out: return "out";
        case LoanState::returned: return "returned";
        case LoanState::lost: return "lost";
    }
    return "requested";
}

std::string_view name(Condition condition) {
    switch (condition) {
        case Condition::good: return "good";
        case Condition::brittle: return "brittle";
        case Condition::damaged: return "damaged";
    }
    return "good";
}

void Loan::only(bool allowed) const {
    if (!allowed)
        throw Error(Code::conflict, "depot.loan_not." + std::string(depot::name(state)), {{"number", numbered()}});
}

void Loan::grant(Step by, std::string why, int for_days, classification::AccessClass access) {
    only(state == LoanState::requested);
    if (classification::withheld(access)) {
        if (borrower && *borrower == by.person) throw Error(Code::forbidden, "depot.error.loan_own");
        if (why.empty()) throw Error("core.error.invalid", {{"basis", "depot.fault.basis", {}}});
    }
    state = LoanState::granted;
    basis = std::move(why);
    days = for_days;
    decided = std::move(by);
}

void Loan::refuse(Step by, std::string reason) {
    only(state == LoanState::requested);
    if (reason.empty()) throw Error("core.error.invalid", {{"reason", "depot.fault.reason", {}}});
    state = LoanState::refused;
    decision = std::move(reason);
    decided = std::move(by);
}

void Loan::withdraw() {
    only(state == LoanState::requested || state == LoanState::granted);
    state = LoanState::withdrawn;
}

bool Loan::by_right(classification::AccessClass access) const {
    const bool own = borrower && (!decided || decided->person == *borrower);
    return !classification::withheld(access) || (!own && !basis.empty());
}

void Loan::hand_out(core::Date on, core::Date due, std::string by, std::string stood_at,
                    classification::AccessClass access) {
    only(state == LoanState::granted);
    if (at_table() && classification::withheld(access))
        throw Error(Code::conflict, "depot.error.loan_table_risen", {{"number", numbered()}});
    if (!by_right(access)) throw Error(Code::conflict, "depot.error.loan_risen", {{"number", numbered()}});
    state = LoanState::out;
    out_on = on;
    due_on = due;
    out_by = std::move(by);
    place = std::move(stood_at);
}

void Loan::extend(core::Date due, int most, classification::AccessClass access) {
    only(state == LoanState::out);
    if (at_table()) throw Error(Code::conflict, "depot.error.loan_table", {{"number", numbered()}});
    if (!by_right(access)) throw Error(Code::conflict, "depot.error.loan_fetch", {{"number", numbered()}});
    if (extensions >= most)
        throw Error(Code::conflict, "depot.error.loan_extended", {{"most", std::to_string(most)}});
    if (due <= *due_on) throw Error("core.error.invalid", {{"days", "depot.fault.extend_days", {}}});
    due_on = due;
    pressed_on.reset();   // once late again, it is told at once
    ++extensions;
}

void Loan::take_back(core::Date on, std::string by, bool whole, Condition state_of_it, std::string remark) {
    only(state == LoanState::out || state == LoanState::lost);
    if ((!whole || state_of_it != Condition::good) && remark.empty())
        throw Error("core.error.invalid", {{"note", "depot.fault.return_note", {}}});
    state = LoanState::returned;
    ended_on = on;
    ended_by = std::move(by);
    complete = whole;
    condition = state_of_it;
    note = std::move(remark);
}

void Loan::lose(core::Date on, std::string by, std::string act_number, std::string remark) {
    only(state == LoanState::out);
    std::vector<core::Fault> faults;
    if (act_number.empty()) faults.push_back({"loss_number", "depot.fault.loss_number", {}});
    if (remark.empty()) faults.push_back({"note", "depot.fault.loss_note", {}});
    if (!faults.empty()) throw Error("core.error.invalid", std::move(faults));
    state = LoanState::lost;
    ended_on = on;
    ended_by = std::move(by);
    loss_number = std::move(act_number);
    note = std::move(remark);
}

}  // namespace depot
