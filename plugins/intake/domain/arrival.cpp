// SPDX-License-Identifier: Apache-2.0
#include "intake/domain/arrival.h"

#include "core/base/text.h"

namespace intake {

using core::Code;
using core::Error;
using core::Json;

namespace {

constexpr std::size_t longest_reason = 500;

std::string reason_given(std::string_view why) {
    const auto said = core::text::trim(why);
    if (said.empty()) throw Error("intake.error.incomplete", {{"reason", "intake.fault.reason", {}}});
    if (core::text::length(said) > longest_reason)
        throw Error("intake.error.incomplete",
                    {{"reason", "intake.fault.reason_long", {{"most", std::to_string(longest_reason)}}}});
    return std::string(said);
}

std::string_view name_of(incoming::Grounds grounds) {
    switch (grounds) {
        case incoming::Grounds::guessed: return "guessed";
        case incoming::Grounds::told: return "told";
        case incoming::Grounds::proven: return "proven";
    }
    return "guessed";
}

}  // namespace

std::string_view name(State state) {
    switch (state) {
        case State::received: return "received";
        case State::checked: return "checked";
        case State::ready: return "ready";
        case State::registered: return "registered";
        case State::discarded: return "discarded";
        case State::quarantined: return "quarantined";
        case State::split: return "split";
    }
    return "";
}

State state_named(std::string_view text) {
    for (const auto each : all_states)
        if (name(each) == text) return each;
    throw Error(Code::internal, "core.error.internal");
}

std::string_view name(Source source) {
    switch (source) {
        case Source::upload: return "upload";
        case Source::folder: return "folder";
        case Source::mail: return "mail";
        case Source::part: return "part";
    }
    return "";
}

Source source_named(std::string_view text) {
    for (const auto each : all_sources)
        if (name(each) == text) return each;
    throw Error(Code::internal, "core.error.internal");
}

bool Arrival::over() const {
    return state == State::registered || state == State::discarded || state == State::split;
}

void Arrival::need(bool allowed) const {
    if (!allowed) throw Error(Code::conflict, "intake.error.state." + std::string(name(state)));
}

void Arrival::check() {
    need(state == State::received);
    state = State::checked;
    waits.clear();
}

void Arrival::infect(std::string what) {
    need(state == State::received);
    state = State::quarantined;
    waits.clear();
    reason = std::move(what);
}

void Arrival::release(std::string_view why) {
    need(state == State::quarantined);
    reason = reason_given(why);
    state = State::checked;
}

void Arrival::read() {
    need(state == State::checked);
    state = State::ready;
    waits.clear();
}

void Arrival::register_as(incoming::IncomingId id, std::string number, core::Instant at, std::string by) {
    need(state == State::ready);
    state = State::registered;
    entry = id;
    agenda = std::move(number);
    ended_at = at;
    ended_by = std::move(by);
}

void Arrival::discard(std::string_view why, core::Instant at, std::string by) {
    need(!over());
    reason = reason_given(why);
    state = State::discarded;
    waits.clear();
    ended_at = at;
    ended_by = std::move(by);
}

void Arrival::take_up(State was, std::string why, std::string waiting) {
    need(state == State::discarded);
    state = was;
    reason = std::move(why);
    waits = std::move(waiting);
    ended_at.reset();
    ended_by.clear();
}

void Arrival::split(core::Instant at, std::string by) {
    need(state == State::ready);
    state = State::split;
    ended_at = at;
    ended_by = std::move(by);
}

void Arrival::arrange(core::Digest made, int count) {
    need(state == State::ready);
    state = State::checked;
    pdf = made;
    pages = count;
}

void Arrival::take_as_letter(std::size_t file) {
    bundle.letter = file;
    bundle.settled = true;
    pdf = bundle.files[file].pdf;
    pages = bundle.files[file].pages;
}

void Arrival::choose(std::size_t file) {
    need(state == State::ready);
    bundle.must_have(file);
    if (file == bundle.letter)
        throw Error("intake.error.incomplete", {{"file", "intake.fault.bundle_same", {{"file", letter_name()}}}});
    state = State::checked;
    take_as_letter(file);
}

void Arrival::find_letter(std::size_t file) {
    need(state == State::checked);
    bundle.must_have(file);
    if (!bundle.settled) take_as_letter(file);
}

void Arrival::take_attachments_of(const Arrival& other) {
    const auto more = other.bundle.attachments();
    if (more.empty()) return;
    if (bundle.empty()) bundle = {{{file_name, media, original, pdf, pages}}, 0, true};
    bundle.files.insert(bundle.files.end(), more.begin(), more.end());
}

std::string Arrival::letter_name() const { return bundle.empty() ? file_name : bundle.files[bundle.letter].name; }

std::string Arrival::sender_address() const {
    if (source != Source::mail && source != Source::part) return {};
    const auto open = origin.rfind('<');
    auto address = open == origin.npos ? origin : origin.substr(open + 1);
    if (open != origin.npos && address.ends_with('>')) address.pop_back();
    return address.find('@') == address.npos ? std::string() : address;
}

void Arrival::read_again() {
    need(state == State::ready || state == State::checked || state == State::received);
    if (state == State::ready) state = State::checked;
}

void Arrival::move_to(core::UnitId other) {
    need(!over() && state != State::quarantined);
    if (other == mailroom) throw Error("intake.error.incomplete", {{"mailroom", "intake.fault.mailroom_same", {}}});
    mailroom = other;
}

std::string Arrival::title() const {
    for (const auto& each : found)
        if (each.field == "subject" && each.confidence >= incoming::sure_from) return each.value;
    if (!about.empty()) return about;
    return file_name;
}

Json to_json(const std::vector<incoming::Suggestion>& found) {
    Json all = Json::array();
    for (const auto& each : found)
        all.push_back({{"field", each.field},
                       {"value", each.value},
                       {"shown", each.shown},
                       {"page", each.page},
                       {"box", {each.box.left, each.box.top, each.box.width, each.box.height}},
                       {"confidence", each.confidence},
                       {"grounds", name_of(each.grounds)}});
    return all;
}

std::vector<incoming::Suggestion> suggestions_kept(const Json& json) {
    std::vector<incoming::Suggestion> all;
    for (const auto& each : json) {
        incoming::Suggestion one;
        one.field = core::json::text(each, "field");
        one.value = core::json::text(each, "value");
        one.shown = core::json::text(each, "shown");
        one.page = each.value("page", 0);
        const auto& box = each.at("box");
        one.box = {box.at(0).get<double>(), box.at(1).get<double>(), box.at(2).get<double>(), box.at(3).get<double>()};
        one.confidence = each.value("confidence", 0);
        for (const auto grounds : {incoming::Grounds::told, incoming::Grounds::proven})
            if (core::json::text(each, "grounds") == name_of(grounds)) one.grounds = grounds;
        all.push_back(std::move(one));
    }
    return all;
}

core::Verdict may_handle(const Standing& who, const Arrival& arrival) {
    return who.mailroom && *who.mailroom == arrival.mailroom ? core::Verdict::allowed : core::Verdict::hidden;
}

core::Verdict may_release(const Standing& who, const Arrival& arrival) {
    if (who.administers && arrival.state == State::quarantined) return core::Verdict::allowed;
    return may_handle(who, arrival) == core::Verdict::allowed ? core::Verdict::forbidden : core::Verdict::hidden;
}

bool shown(const Arrival& arrival) {
    switch (arrival.state) {
        case State::checked:
        case State::ready:
        case State::registered:
        case State::split: return true;
        case State::received:
        case State::quarantined:
        case State::discarded: return false;
    }
    return false;
}

}  // namespace intake
