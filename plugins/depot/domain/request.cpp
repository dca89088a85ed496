// SPDX-License-Identifier: Apache-2.0
#include "depot/domain/request.h"

#include <algorithm>

namespace depot {

using core::Code;
using core::Error;
using core::Fault;

namespace {

std::string limit_of(int number) { return std::to_string(number); }

}  // namespace

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

std::optional<core::Date> closed_until(const Ground& ground, const archive::Kept& dossier) {
    if (!ground.years) return std::nullopt;
    const auto from = dossier.closed ? *dossier.closed : dossier.last.value_or(dossier.opened);
    return core::add_years(from, *ground.years);
}

void InfoRequest::must_be_open() const {
    if (state != RequestState::open)
        throw Error(Code::conflict, "depot.request_not." + std::string(depot::name(state)), {{"number", numbered()}});
}

void InfoRequest::extend(core::Date until, std::string why) {
    must_be_open();
    if (first_due) throw Error(Code::conflict, "depot.error.request_extended", {{"number", numbered()}});
    if (why.empty()) throw Error("core.error.invalid", {{"reason", "depot.fault.reason", {}}});
    first_due = due;
    due = until;
    extended_reason = std::move(why);
}

void InfoRequest::judge(Sought& record, const Sought& as, classification::AccessClass access, core::Date today) const {
    must_be_open();
    std::vector<Fault> faults;
    if (as.release == Release::open && classification::withheld(access))
        faults.push_back({"release", "depot.fault.release_withheld", {}});
    if (as.release == Release::redacted && classification::secret(access))
        faults.push_back({"release", "depot.fault.release_secret", {}});
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
    if (!keeps_back) record.ground.clear(), record.reason.clear();
}

void InfoRequest::reply(Answer with, const std::vector<Sought>& records, std::string why, std::string on_ground,
                        core::Date on, std::string by) {
    must_be_open();
    const auto any = [&](Release release) {
        return std::any_of(records.begin(), records.end(), [&](const Sought& each) { return each.release == release; });
    };
    const bool gives = any(Release::open) || any(Release::redacted), keeps_back = any(Release::closed) || any(Release::redacted);
    std::vector<Fault> faults;
    if (any(Release::undecided)) faults.push_back({"answer", "depot.fault.answer_undecided", {}});
    else if (with == Answer::granted && (keeps_back || (!gives && !records.empty()))) faults.push_back({"answer", "depot.fault.answer_granted", {}});
    else if (with == Answer::partly && !gives && !records.empty()) faults.push_back({"answer", "depot.fault.answer_partly", {}});
    else if (with == Answer::refused && gives) faults.push_back({"answer", "depot.fault.answer_refused", {}});
    // What is answered without a record says from where.
    if ((with != Answer::granted || records.empty()) && why.empty()) faults.push_back({"reason", "depot.fault.reason", {}});
    // What is closed record by record has its grounds there already.
    if (with == Answer::refused && on_ground.empty() && !keeps_back) faults.push_back({"ground", "depot.fault.ground", {}});
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

void InfoRequest::copy(const Sought& record, int copies, bool redacted) const {
    if (state != RequestState::answered) throw Error(Code::conflict, "depot.error.copy_unanswered", {{"number", numbered()}});
    if (record.release != Release::open && record.release != Release::redacted)
        throw Error(Code::conflict, "depot.error.copy_closed");
    std::vector<Fault> faults;
    if (copies < 1 || copies > most_copies) faults.push_back({"copies", "depot.fault.copies", {{"most", limit_of(most_copies)}}});
    if (record.release == Release::redacted && !redacted) faults.push_back({"redacted", "depot.fault.copy_redacted", {}});
    if (!faults.empty()) throw Error("core.error.invalid", std::move(faults));
}

bool InfoRequest::forget(core::Date on) {
    if (forgotten) return false;
    for (auto* text : {&requester, &contact, &purpose, &sought}) text->clear();
    forgotten = on;
    return true;
}

void count(RequestCounts& counts, const InfoRequest& request, core::Date today) {
    ++counts.received;
    if (request.first_due) ++counts.extended;
    if (request.overdue(today) || (request.state == RequestState::answered && request.late())) ++counts.late;
    if (request.state == RequestState::open) ++counts.open;
    if (request.state == RequestState::withdrawn) ++counts.withdrawn;
    if (!request.answer) return;
    switch (*request.answer) {
        case Answer::granted: ++counts.granted; break;
        case Answer::partly: ++counts.partly; break;
        case Answer::refused: ++counts.refused; break;
    }
}

}  // namespace depot
