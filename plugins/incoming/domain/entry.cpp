// SPDX-License-Identifier: Apache-2.0
#include "incoming/domain/entry.h"

#include <algorithm>

#include "core/base/text.h"

namespace incoming {

using core::Code;
using core::Error;

std::string_view name(EntryState state) {
    switch (state) {
        case EntryState::unread: return "unread";
        case EntryState::read: return "read";
        case EntryState::disposed: return "disposed";
        case EntryState::closed: return "closed";
        case EntryState::redirected: return "redirected";
        case EntryState::refused: return "refused";
    }
    return "unread";
}

EntryState entry_state_named(std::string_view text) {
    for (const auto each : all_entry_states)
        if (text == name(each)) return each;
    throw Error(Code::internal, "incoming.error.state");
}

bool over(EntryState state) {
    return state == EntryState::closed || state == EntryState::redirected || state == EntryState::refused;
}

bool Entry::open(core::Instant at, std::string_view by) {
    if (state != EntryState::unread) return false;
    state = EntryState::read;
    read_at = at;
    read_by = by;
    return true;
}

void Entry::must_be_mine_to_do() const {
    if (copy) throw Error(Code::conflict, "incoming.error.copy");
    if (state == EntryState::closed) throw Error(Code::conflict, "incoming.error.closed");
    if (over()) throw Error(Code::conflict, "incoming.error.elsewhere");
}

void Entry::dispose() {
    must_be_mine_to_do();
    state = EntryState::disposed;
}

void Entry::come_back() {
    must_be_mine_to_do();
    if (state != EntryState::disposed) throw Error(Code::internal, "incoming.error.state");
    state = EntryState::read;
}

void Entry::close(core::Instant at, std::string_view note, std::size_t open_branches) {
    must_be_mine_to_do();
    if (open_branches > 0 && core::text::trim(note).empty())
        throw Error("incoming.error.open_branches",
                    {{"note", "incoming.fault.close_reason",
                      {{"count", std::to_string(open_branches)}}}});
    state = EntryState::closed;
    closed_at = at;
    close_note = core::text::trim(note);
}

void Entry::reopen(std::string_view why, bool instructed) {
    if (state != EntryState::closed) throw Error(Code::conflict, "incoming.error.not_closed");
    if (core::text::trim(why).empty())
        throw Error("incoming.error.incomplete", {{"reason", "incoming.fault.reopen_reason", {}}});
    state = instructed ? EntryState::disposed : EntryState::read;
    closed_at.reset();
    close_note.clear();
    duplicate_of.reset();
}

void Entry::go_elsewhere(core::Instant at, std::string_view why, EntryState where) {
    if (state == EntryState::disposed) throw Error(Code::conflict, "incoming.error.already_disposed");
    if (state == EntryState::closed) throw Error(Code::conflict, "incoming.error.closed");
    if (over()) throw Error(Code::conflict, "incoming.error.elsewhere");
    if (core::text::trim(why).empty())
        throw Error("incoming.error.incomplete", {{"reason", "incoming.fault.elsewhere_reason", {}}});
    state = where;
    closed_at = at;
    close_note = core::text::trim(why);
}

void Entry::redirect(core::Instant at, std::string_view why) { go_elsewhere(at, why, EntryState::redirected); }

void Entry::refuse(core::Instant at, std::string_view why) { go_elsewhere(at, why, EntryState::refused); }

void Entry::duplicates(core::Instant at, IncomingId other) {
    must_be_mine_to_do();
    if (state == EntryState::disposed) throw Error(Code::conflict, "incoming.error.already_disposed");
    state = EntryState::closed;
    closed_at = at;
    duplicate_of = other;
}

std::vector<core::Fault> faults_of(const Entry& entry, core::Date today,
                                   const std::vector<core::Fault>& unread) {
    constexpr std::size_t most = 500;
    auto faults = unread;
    const auto add = [&](std::string_view field, std::string_view key) {
        if (std::none_of(unread.begin(), unread.end(), [&](const auto& each) { return each.field == field; }))
            faults.push_back({std::string(field), std::string(key), {}});
    };
    const auto line = [&](std::string_view field, const std::string& value, std::string_view empty) {
        if (value.empty()) add(field, empty);
        if (core::text::length(value) > most)
            faults.push_back({std::string(field), "incoming.fault.long", {{"most", std::to_string(most)}}});
    };
    line("sender", entry.sender, "incoming.fault.sender");
    line("number", entry.number, "incoming.fault.number");
    line("subject", entry.subject, "incoming.fault.subject");
    if (!entry.date.ok()) add("date", "incoming.fault.date");
    if (!entry.received.ok()) add("received", "incoming.fault.received");
    if (entry.date.ok() && entry.date > today)
        faults.push_back({"date", "incoming.fault.date_ahead", {}});
    if (entry.received.ok() && entry.received > today)
        faults.push_back({"received", "incoming.fault.received_ahead", {}});
    if (entry.date.ok() && entry.received.ok() && entry.received < entry.date)
        faults.push_back({"received", "incoming.fault.received_before", {}});
    if (entry.reply_by && entry.date.ok() && *entry.reply_by < entry.date)
        faults.push_back({"reply_by", "incoming.fault.reply_before", {}});
    if (entry.position.nil()) add("position", "incoming.fault.position");
    return faults;
}

}  // namespace incoming
