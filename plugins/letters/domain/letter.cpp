// SPDX-License-Identifier: Apache-2.0
// The moves of a letter.
#include "letters/domain/letter.h"

#include "core/base/text.h"

namespace letters {

using core::Code;
using core::Error;

std::string_view name(State state) {
    switch (state) {
        case State::draft: return "draft";
        case State::waiting: return "waiting";
        case State::sealing: return "sealing";
        case State::printed: return "printed";
        case State::sealed: return "sealed";
        case State::sent: return "sent";
        case State::void_: return "void";
    }
    return "";
}

std::optional<State> state_named(std::string_view text) {
    for (const auto state : all_states)
        if (name(state) == text) return state;
    return std::nullopt;
}

core::Json to_json(const Look& look) {
    return {{"profile", look.profile},
            {"profile_version", look.profile_version},
            {"head", style::to_json(look.head)},
            {"place", look.place},
            {"authority", look.authority},
            {"ink", look.ink}};
}

Look look_kept(const core::Json& json) {
    using core::json::text;
    return {text(json, "profile"), json.value("profile_version", std::int64_t{0}),
            style::letterhead_kept(json.at("head")), text(json, "place"), text(json, "authority"),
            json.value("ink", false)};
}

core::Json to_json(const UsedMandate& mandate) {
    return {{"delegation", mandate.delegation.text()}, {"form", style::name(mandate.form)},
            {"basis", mandate.basis},                  {"giver", mandate.giver.text()},
            {"giver_name", mandate.giver_name},        {"from", core::iso(mandate.from)},
            {"until", core::iso(mandate.until)}};
}

UsedMandate mandate_kept(const core::Json& json) {
    using core::json::text;
    return {directory::DelegationId::parse(text(json, "delegation")),
            style::behalf_named(text(json, "form")),
            text(json, "basis"),
            core::PositionId::parse(text(json, "giver")),
            text(json, "giver_name"),
            core::parse_date(text(json, "from")),
            core::parse_date(text(json, "until"))};
}

core::Json to_json(const std::vector<Cosigner>& cosigners) {
    auto all = core::Json::array();
    for (const auto& each : cosigners)
        all.push_back({{"position", each.position.text()},
                       {"person", each.person.text()},
                       {"block", style::to_json(each.block)}});
    return all;
}

std::vector<Cosigner> cosigners_kept(const core::Json& json) {
    using core::json::text;
    std::vector<Cosigner> all;
    for (const auto& each : json)
        all.push_back({core::PositionId::parse(text(each, "position")), core::PersonId::parse(text(each, "person")),
                       style::signer_block_from(each.at("block"))});
    return all;
}

void Letter::from(State expected) const {
    if (state != expected)
        throw Error(Code::conflict, "letters.error.move." + std::string(name(state)));
}

void Letter::seen_newest(std::int64_t seen) const {
    if (seen != version)
        throw Error(Code::conflict, "letters.error.changed", {{"version", std::to_string(version)}});
}

void Letter::revise(Content next, std::int64_t seen, core::Instant at) {
    from(State::draft);
    seen_newest(seen);
    if (auto faults = faults_of_draft(next); !faults.empty())
        throw Error("letters.error.incomplete", std::move(faults));
    content = std::move(next);
    changed = at;
    ++version;
}

void Letter::submit(const style::Kind& kind) {
    from(State::draft);
    if (auto faults = faults_of_submission(content, kind); !faults.empty())
        throw Error("letters.error.incomplete", std::move(faults));
    state = State::waiting;
    note.clear();
    note_by.clear();
}

void Letter::correct(Content next, std::int64_t seen, core::Instant at, const style::Kind& kind) {
    from(State::waiting);
    seen_newest(seen);
    if (auto faults = faults_of_submission(next, kind); !faults.empty())
        throw Error("letters.error.incomplete", std::move(faults));
    content = std::move(next);
    changed = at;
    ++version;
}

void Letter::refuse(std::string_view by, std::string_view why) {
    from(State::waiting);
    state = State::draft;
    note = why;
    note_by = by;
}

void Letter::unrefuse() {
    from(State::draft);
    state = State::waiting;
    note.clear();
    note_by.clear();
}

void Letter::numbered(Numbered as) {
    from(State::waiting);
    numbered_as = std::move(as);
    state = under_signature();
}

void Letter::taken_over(core::PersonId signer, style::SignerBlock block, std::optional<UsedMandate> mandate) {
    from(State::sealing);
    numbered_as->signer_person = signer;
    numbered_as->block = std::move(block);
    numbered_as->mandate = std::move(mandate);
    unsigned_bytes.reset();
}

void Letter::sealed(const core::Digest& signed_bytes) {
    from(under_signature());
    bytes = signed_bytes;
    state = State::sealed;
}

void Letter::send(core::Instant at) {
    from(State::sealed);
    sent_at = at;
    state = State::sent;
}

void Letter::reclassify(classification::AccessClass next) {
    if (state != State::sealed && state != State::sent && state != State::void_)
        throw Error(Code::conflict, "letters.error.class_now." + std::string(name(state)));
    if (next == access()) throw Error(Code::conflict, "letters.error.class_same");
    if (next == content.access) reclassified.reset();
    else reclassified = next;
}

void Letter::withdraw(std::string_view by, std::string_view why) {
    from(under_signature());
    if (core::text::trim(why).empty())
        throw Error("letters.error.reason", {{"reason", "letters.fault.reason_empty", {}}});
    note = core::text::trim(why);
    note_by = by;
    state = State::void_;
}

}  // namespace letters
