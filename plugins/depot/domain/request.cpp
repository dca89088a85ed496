// SPDX-License-Identifier: Apache-2.0
#include "depot/domain/request.h"

#include <algorithm>

namespace depot {

using core::Code;
using core::Error;
using core::Fault;

std::string_view name(RequestState state) {
    switch (state) {
        case RequestState::open: return "open";
        case RequestState::answered: return "answered";
        case RequestState::withdrawn: return "withdrawn";
    }
    return "open";
}

std::string_view name(Answer answer) {
    switch (answer) {
        case Answer::granted: return "granted";
        case Answer::partly: return "partly";
        case Answer::refused: return "refused";
    }
    return "refused";
}

std::string_view name(Release release) {
    switch (release) {
        case Release::undecided: return "undecided";
        case Release::open: return "open";
        case Release::redacted: return "redacted";
        case Release::closed: return "closed";
    }
    return "undecided";
}

bool may_give(Release release, classification::AccessClass access) {
    switch (release) {
        case Release::open: return !classification::withheld(access);
        case Release::redacted: return !classification::secret(access);
        case Release::undecided:
        case Release::closed: return false;
    }
    return false;
}

std::optional<core::Date> closed_until(const Ground& ground, const archive::Kept& dossier) {
    return ground.years ? std::optional(closed_until(*ground.years, dossier)) : std::nullopt;
}

core::Date closed_until(int years, const archive::Kept& dossier) {
    return core::add_years(dossier.closed ? *dossier.closed : dossier.last.value_or(dossier.opened), years);
}

void InfoRequest::must_be_open() const {
    if (state != RequestState::open)
        throw Error(Code::conflict, "depot.request_not." + std::string(depot::name(state)), {{"number", numbered()}});
}

void InfoRequest::extend(core::Date until, std::string why, core::Date today) {
    must_be_open();
    if (overdue(today)) throw Error(Code::conflict, "depot.error.request_overdue", {{"number", numbered()}});
    if (first_due) throw Error(Code::conflict, "depot.error.request_extended", {{"number", numbered()}});
    if (why.empty()) throw Error("core.error.invalid", {{"reason", "depot.fault.reason", {}}});
    first_due = due;
    due = until;
    extended_reason = std::move(why);
}

void InfoRequest::judge(Sought& record, const Sought& as, classification::AccessClass access, core::Date today) const {
    must_be_open();
    std::vector<Fault> faults;
    if (gives(as.release) && !may_give(as.release, access))
        faults.push_back({"release", as.release == Release::open ? "depot.fault.release_withheld"
                                                                 : "depot.fault.release_secret", {}});
    const bool keeps_back = as.release == Release::closed || as.release == Release::redacted;
    if (keeps_back && as.ground.empty()) faults.push_back({"ground", "depot.fault.ground", {}});
    if (keeps_back && as.reason.empty()) faults.push_back({"reason", "depot.fault.reason", {}});
    if (as.release == Release::closed && as.closed_until && *as.closed_until < today)
        faults.push_back({"until", "depot.fault.closed_until", {}});
    if (!faults.empty()) throw Error("core.error.invalid", std::move(faults));
    const auto dossier = record.dossier;
    record = as;
    record.dossier = dossier;
    if (as.release != Release::closed) record.closed_until.reset();
    if (!keeps_back) record.ground.clear();
}

namespace {

// What is in the way of the answer as a whole; "" when it agrees with what was decided of each record.
std::string against(Answer with, const std::vector<Weighed>& records) {
    const auto any = [&](Release release) {
        return std::any_of(records.begin(), records.end(),
                           [&](const Weighed& each) { return each.sought.release == release; });
    };
    const bool given = any(Release::open) || any(Release::redacted);
    const bool keeps_back = any(Release::closed) || any(Release::redacted);
    if (any(Release::undecided)) return "depot.fault.answer_undecided";
    if (std::any_of(records.begin(), records.end(), [](const Weighed& each) {
            return each.sought.release != Release::closed && !may_give(each.sought.release, each.access);
        }))
        return "depot.fault.answer_class";
    if (with == Answer::granted && (keeps_back || (!given && !records.empty()))) return "depot.fault.answer_granted";
    if (with == Answer::partly && !given && !records.empty()) return "depot.fault.answer_partly";
    if (with == Answer::refused && given) return "depot.fault.answer_refused";
    return {};
}

}  // namespace

void InfoRequest::reply(Answer with, const std::vector<Weighed>& records, std::string why, std::string on_ground,
                        core::Date on, std::string by) {
    must_be_open();
    std::vector<Fault> faults;
    if (auto fault = against(with, records); !fault.empty()) faults.push_back({"answer", std::move(fault), {}});
    const bool keeps_back = std::any_of(records.begin(), records.end(), [](const Weighed& each) {
        return each.sought.release == Release::closed || each.sought.release == Release::redacted;
    });
    // What is answered without a record says from where.
    if ((with != Answer::granted || records.empty()) && why.empty())
        faults.push_back({"reason", "depot.fault.reason", {}});
    // What is closed record by record has its grounds there already.
    if (with == Answer::refused && on_ground.empty() && !keeps_back)
        faults.push_back({"ground", "depot.fault.ground", {}});
    if (!faults.empty()) throw Error("core.error.invalid", std::move(faults));
    state = RequestState::answered;
    answer = with;
    reason = std::move(why);
    ground = with == Answer::granted ? std::string() : std::move(on_ground);
    ended = on;
    ended_name = std::move(by);
}

void InfoRequest::withdraw(std::string why, core::Date on, std::string by) {
    must_be_open();
    if (why.empty()) throw Error("core.error.invalid", {{"reason", "depot.fault.reason", {}}});
    state = RequestState::withdrawn;
    reason = std::move(why);
    ended = on;
    ended_name = std::move(by);
}

void InfoRequest::link(std::string subject, std::string letter_no) {
    if (state != RequestState::answered)
        throw Error(Code::conflict, "depot.error.link_unanswered", {{"number", numbered()}});
    if (!letter.empty())
        throw Error(Code::conflict, "depot.error.link_twice", {{"number", numbered()}, {"letter", letter_number}});
    letter = std::move(subject);
    letter_number = std::move(letter_no);
}

void InfoRequest::copy(const Weighed& record, int copies, bool redacted) const {
    if (state != RequestState::answered)
        throw Error(Code::conflict, "depot.error.copy_unanswered", {{"number", numbered()}});
    const auto release = record.sought.release;
    if (!gives(release))
        throw Error(Code::conflict, "depot.error.copy_closed");
    if (!may_give(release, record.access)) throw Error(Code::conflict, "depot.error.copy_class");
    std::vector<Fault> faults;
    if (copies < 1 || copies > most_copies)
        faults.push_back({"copies", "depot.fault.copies", {{"most", std::to_string(most_copies)}}});
    if (release == Release::redacted && !redacted) faults.push_back({"redacted", "depot.fault.copy_redacted", {}});
    if (!faults.empty()) throw Error("core.error.invalid", std::move(faults));
}

bool InfoRequest::forget(core::Date on) {
    if (forgotten) return false;
    for (auto* text : {&requester, &contact, &purpose, &sought}) text->clear();
    if (state == RequestState::withdrawn) reason.clear();   // his own words, unlike the reason of an answer
    forgotten = on;
    return true;
}

}  // namespace depot
