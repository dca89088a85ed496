// SPDX-License-Identifier: Apache-2.0
#include "signing/service/evidence_file.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/log/log.h"
#include "signing/proof/certificates.h"
#include "signing/proof/json.h"
#include "signing/proof/sheet.h"
#include "signing/store/consent_store.h"
#include "signing/store/office_seal_store.h"

namespace signing {
namespace {

using core::Context;
using core::Error;
using core::db::Tx;
using Trail = std::vector<core::audit::Entry>;

// Of the trail what tells how it was signed: the acts of the round, and those that fixed what was signed.
bool concerns(const core::audit::Entry& entry) {
    static constexpr std::array<std::string_view, 10> fixed{"submitted", "numbered", "rendered", "corrected", "sealed",
                                                            "inked", "sent", "withdrawn", "refused", "returned"};
    if (entry.act.starts_with("signing.")) return true;
    const auto act = std::string_view(entry.act).substr(entry.act.find('.') + 1);
    return std::find(fixed.begin(), fixed.end(), act) != fixed.end();
}

// The last entry of that act by the person until the moment, with what a unit takes after its clock was read.
const core::audit::Entry* entry_of(const Trail& trail, std::string_view act, core::PersonId person, core::Instant at) {
    constexpr std::chrono::seconds slack{5};
    const core::audit::Entry* found = nullptr;
    for (const auto& entry : trail)
        if (entry.act == act && entry.person == person.text() && entry.at <= at + slack) found = &entry;
    return found;
}

// "203.0.113.7 req-1": the address, when both are there.
std::string address_in(const core::audit::Entry* entry) {
    const auto gap = entry == nullptr ? std::string::npos : entry->origin.find(' ');
    return gap == std::string::npos ? std::string() : entry->origin.substr(0, gap);
}

proof::Seat seat_of(const OwnStep& step) { return {step.person_name, step.position_name, step.capacity}; }

std::vector<proof::Initial> initials_of(const OwnRound& round, const Trail& trail) {
    std::vector<proof::Initial> all;
    for (const OwnStep& step : round.steps) {
        if (!paraf(step.kind) || !step.at || (step.state != StepState::passed && step.state != StepState::lapsed)) continue;
        // Of an opening it is kept by whom and of what: another's is not his.
        const bool his = step.reader == step.person && step.read == step.content;
        all.push_back({step.kind, step.state == StepState::lapsed, seat_of(step), his ? step.opened : std::nullopt, step.at, step.content,
                       address_in(entry_of(trail, "signing.passed", step.person, *step.at))});
    }
    return all;
}

// Of signatures from before it was recorded with each, the mandate is the first signer's: he takes number and date in
// another's name.
std::vector<proof::Signed> signatures_of(const OwnRound& round, const std::vector<store::Evidence>& evidence,
                                         const Particulars& particulars, const Trail& trail,
                                         const std::map<StepId, Consent>& consents) {
    std::vector<proof::Signed> all;
    for (const store::Evidence& kept : evidence) {
        proof::Signed one;
        bool his = false;
        if (const OwnStep* step = round.find(kept.step)) {
            one.by = seat_of(*step);
            one.opened = read_by(round, *step, kept.person);
            his = step->reader == kept.person;
        }
        one.by.capacity = kept.capacity;
        one.authority = kept.authority;
        if (kept.authority) one.mandate = kept.authority->mandate;
        else if (all.empty()) one.mandate = particulars.mandate;
        if (const auto consent = consents.find(kept.step); consent != consents.end()) {
            one.consented = consent->second.at;
            if (his && consent->second.opened) one.opened = consent->second.opened;
        } else if (const auto* entry = entry_of(trail, "signing.approved", kept.person, kept.at)) {
            one.consented = entry->at;
        }
        one.at = kept.at;
        one.shown = kept.shown;
        one.sealed = kept.sealed;
        one.certificate = core::unbase64(kept.certificate);
        one.names = core::pki::describe(one.certificate);
        one.from = kept.origin;
        one.request = kept.request_id;
        all.push_back(std::move(one));
    }
    return all;
}

proof::Inked inked_of(const OwnRound& round, const store::InkEvidence& kept, const Particulars& particulars) {
    proof::Inked ink;
    ink.authority = kept.authority;
    ink.mandate = kept.authority ? kept.authority->mandate : particulars.mandate;
    for (const OwnStep* step : round.signatures())
        if (step->person == kept.person) ink.by = seat_of(*step);
    ink.by.capacity = kept.capacity;
    ink.on = kept.inked.on;
    ink.made = kept.inked.made;
    ink.scan = kept.inked.scan;
    ink.recorded = kept.at;
    ink.recorder = kept.recorder_name;
    ink.from = kept.origin;
    ink.request = kept.request_id;
    return ink;
}

std::string name_of(const proof::Facts& facts) {
    std::string name = "berkas-bukti-" + (facts.card.number.empty() ? facts.round.id.text() : facts.card.number);
    for (char& c : name)
        if (!std::isalnum(static_cast<unsigned char>(c)) && c != '.' && c != '-') c = '-';
    return name + ".pdf";
}

core::Bytes bytes_of(const std::string& text) { return {text.begin(), text.end()}; }

}  // namespace

proof::Facts EvidenceFile::gather(Tx& tx, const Context& ctx, std::string_view subject) {
    Subject& owner = subjects_.of(subject);
    core::ensure(owner.may_prove(tx, ctx.actor, subject));
    const OwnRound round = round_of(tx, subject);
    const auto whole = round.sealed ? round.sealed : round.signed_so_far();
    if (!whole) throw Error(core::Code::conflict, "signing.error.nothing_signed");
    proof::Facts facts;
    facts.agency = directory_.agency(tx).name;
    facts.subject = subject;
    facts.card = owner.card(tx, subject);
    facts.particulars = owner.particulars(tx, subject);
    facts.overtaken = owner.overtaken(tx, ctx.actor, subject);
    facts.round = round.shown();
    if (auto text = owner.content_text(tx, subject); core::sha256(text) == round.content) facts.content_text = std::move(text);
    for (auto& entry : core::audit::of(tx, subject))
        if (concerns(entry)) facts.trail.push_back(std::move(entry));
    facts.initials = initials_of(round, facts.trail);
    const auto evidence = store::evidence(tx, round.id);
    std::map<StepId, Consent> consents;
    for (const auto& kept : evidence)
        if (auto consent = store::consent(tx, kept.step)) consents.emplace(kept.step, *std::move(consent));
    facts.signatures = signatures_of(round, evidence, facts.particulars, facts.trail, consents);
    if (const auto seal = store::office_seal(tx, *whole); seal && seal->set_at) {
        auto certificate = core::unbase64(seal->certificate);
        auto names = core::pki::describe(certificate);
        facts.office = proof::OfficeSealed{seal->unit_name, *seal->set_at,        seal->shown.value(),
                                           seal->bytes.value(), std::move(certificate), std::move(names)};
    }
    if (const auto ink = store::ink_evidence(tx, round.id)) facts.ink = inked_of(round, *ink, facts.particulars);
    facts.digest = levels_.newest(tx, *whole);
    facts.stands = levels_.standing(tx, *whole);
    facts.at = ctx.now();
    facts.maker.person = ctx.actor.person_name;
    if (ctx.actor.acting < ctx.actor.seats.size()) {
        const core::Seat& seat = ctx.actor.seat();
        facts.maker = {ctx.actor.person_name, seat.position_name, seat.capacity};
    }
    return facts;
}

// Each signature takes the first of the report that bears its certificate and no other took.
void EvidenceFile::judge(proof::Facts& facts, core::ByteView file) {
    facts.verdict = validator_.check(file, facts.at);
    const auto found = facts.verdict->report.find("signatures");
    if (found == facts.verdict->report.end()) return;
    auto left = found->get<std::vector<core::Json>>();
    const auto ours = std::find_if(left.begin(), left.end(), [&](const core::Json& each) {
        return !facts.signatures.empty() && core::json::text(each, "serial") == facts.signatures.front().names.serial;
    });
    if (ours != left.end())   // whoever stands before the first of ours signed the file as it came in
        std::copy_if(left.begin(), ours, std::back_inserter(facts.earlier), [](const core::Json& each) {
            return core::json::text(each, "kind") == "signature";
        });
    for (proof::Signed& one : facts.signatures) {
        const auto its = std::find_if(left.begin(), left.end(), [&](const core::Json& each) {
            return core::json::text(each, "kind") == "signature" && core::json::text(each, "serial") == one.names.serial;
        });
        if (its == left.end()) continue;
        one.judged = std::move(*its);
        left.erase(its);
    }
}

// By the office of whoever signed last.
std::optional<OfficeSeals::Witness> EvidenceFile::witness(Tx& tx, const Round& round) {
    const auto last = std::find_if(round.steps.rbegin(), round.steps.rend(),
                                   [](const Step& step) { return step.kind == StepKind::signature; });
    if (seals_ == nullptr || last == round.steps.rend()) return std::nullopt;
    const auto position = directory_.position(tx, last->position);
    return position ? seals_->witness(tx, position->unit) : std::nullopt;
}

core::Bytes EvidenceFile::sheet(proof::Facts& facts, const proof::Files& files, const Context& ctx,
                                const std::optional<OfficeSeals::Witness>& office) const {
    const auto& words = words_.in(ctx.language);
    const auto made = [&] { return proof::sheet(facts, files, words, ctx.zone, fonts_); };
    if (!office) return made();
    facts.sealed_by = office->name;
    try {
        return seals_->witnessed(*office, made(), words.say("signing.proof.seal_reason", {{"unit", office->name}}));
    } catch (const Error& error) {   // a court is not to wait for a token or a timestamp
        core::log::warning("signing.evidence_unsealed", {{"code", office->code}, {"why", error.key()}});
    }
    facts.sealed_by.clear();
    return made();
}

EvidenceFile::Made EvidenceFile::make(const Context& ctx, std::string_view subject) {
    std::optional<OfficeSeals::Witness> office;
    auto facts = db_.read([&](Tx& tx) {
        auto found = gather(tx, ctx, subject);
        office = witness(tx, found.round);
        return found;
    });
    subjects_.of(subject).note_reading(ctx, subject, "evidence");
    facts.size = core::blob::size(blobs_, facts.digest);
    std::string certificates;
    if (!facts.ink) {
        const core::Bytes file = blobs_.get(facts.digest);
        judge(facts, file);
        certificates = proof::certificates(facts, file, keys_.anchors());
    }
    const auto& words = words_.in(ctx.language);
    const auto told = [&](const char* key) { return words.say(std::string("signing.proof.file.") + key); };
    using core::pdf::Relates;
    proof::Files all;
    all.letter = {{std::string(proof::file_of(facts)), "application/pdf", told(facts.ink ? "scan" : "letter"), {}, Relates::source},
                  facts.digest, facts.size,
                  [this, digest = facts.digest](core::Bytes& out) { core::blob::append(blobs_, digest, out); }};
    auto& files = all.others;
    files = {{std::string(proof::json_file), "application/json", told("json"), bytes_of(proof::to_json(facts, words).dump(2)), Relates::data},
             {std::string(proof::trail_file), "application/json", told("trail"), bytes_of(proof::trail_json(facts).dump(2)),
              Relates::supplement}};
    if (!facts.content_text.empty())
        files.push_back({std::string(proof::content_file), "application/json", told("content"), bytes_of(facts.content_text),
                         Relates::supplement});
    if (!facts.ink)
        files.push_back({std::string(proof::certificates_file), "application/x-pem-file", told("certificates"),
                         bytes_of(certificates), Relates::supplement});
    Made made{sheet(facts, all, ctx, office), name_of(facts)};
    db_.write([&](Tx& tx) {
        core::audit::append(tx, ctx, "signing.evidence_made", subject,
                            {{"evidence", core::sha256(made.pdf).hex()}, {"file", facts.digest.hex()}});
    });
    return made;
}

}  // namespace signing
