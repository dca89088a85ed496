// SPDX-License-Identifier: Apache-2.0
#include "verify/web/result.h"

#include <array>
#include <set>

#include "core/base/text.h"
#include "letters/newer.h"
#include "signing/summary.h"

namespace verify::web {
namespace {

using core::Json;
using core::page::Data;
using core::words::Catalog;
using signing::said;

const Json& list_of(const Json& object, const char* member) {
    static const Json none = Json::array();
    const auto found = object.is_object() ? object.find(member) : object.end();
    return found != object.end() && found->is_array() ? *found : none;
}

bool person(const Json& signature) { return core::json::text(signature, "kind") != "document_timestamp"; }

// The capacity is the signer's own word, nobody else's.
bool claimed(const Json& signature) { return signature.value("capacity_claimed", false); }

void show_time(Data& row, const char* section, const Json& signature, const char* member, const Catalog& words,
               core::Zone zone) {
    const std::string at = core::json::text(signature, member);
    if (!at.empty()) row.add(section).set("AT", words.moment(core::parse_instant(at), zone));
}

void show_signature(Data& row, const Json& signature, const Catalog& words, core::Zone zone) {
    for (const char* name : {"signer", "organization", "issuer", "serial", "level", "indication"}) {
        std::string upper(name);
        for (char& c : upper) c = static_cast<char>(c - 32);
        row.set(upper, core::json::text(signature, name));
    }
    row.set("SUB", core::json::text(signature, "sub_indication"));
    row.show(person(signature) ? "PERSON" : "STAMP");
    if (const std::string capacity = core::json::text(signature, "capacity"); !capacity.empty())
        row.add("CAPACITY").set("TEXT", capacity).show(claimed(signature) ? "SAID" : "CERTIFIED");
    if (const std::string reason = core::json::text(signature, "reason"); !reason.empty())
        row.add("REASONED").set("TEXT", reason);
    std::vector<std::string> path;
    for (const Json& each : list_of(signature, "path"))
        if (each.is_string()) path.push_back(each);
    if (path.size() > 1) row.add("TRUST").set("PATH", core::text::join(path, " → "));
    show_time(row, "CLAIMED", signature, "claimed_at", words, zone);
    show_time(row, "PROVEN", signature, "proven_at", words, zone);
    row.show(signature.value("covers_file", false) ? "WHOLE" : "PART");
    for (const char* list : {"reasons", "changes", "notes"})
        for (const Json& sentence : list_of(signature, list))
            row.add(list == std::string_view("notes") ? "NOTE" : "WRONG").set("TEXT", said(sentence, words));
}

// "pada 23 November 2026 14.05 WIB, dibuktikan tanda waktu"
std::string when(const Json& signature, const Catalog& words, core::Zone zone) {
    for (const char* member : {"proven_at", "claimed_at"}) {
        const std::string at = core::json::text(signature, member);
        if (!at.empty())
            return words.say(std::string("verify.signed.") + member,
                             {{"at", words.moment(core::parse_instant(at), zone)}});
    }
    return words.say("verify.signed.no_time");
}

// The nth who signed: as the letter prints him when it is ours, else as his certificate names him.
std::string who(const Answer& answer, std::size_t nth, const Json& signature, const Catalog& words) {
    const std::size_t earlier = answer.letter ? answer.letter->earlier : 0;
    const auto as = [&](const std::string& name, const std::string& position) {
        return words.say("verify.signed.as", {{"person", name}, {"position", position}});
    };
    if (answer.letter && nth == earlier) return as(answer.letter->signer_name, answer.letter->signer_position);
    if (answer.letter && nth > earlier && nth - earlier <= answer.letter->cosigners.size()) {
        const auto& other = answer.letter->cosigners[nth - earlier - 1];
        return as(other.name, other.position);
    }
    const std::string name = core::json::text(signature, "signer"), of = core::json::text(signature, "organization");
    if (name.empty()) return words.say("verify.signed.nobody");
    if (const std::string capacity = core::json::text(signature, "capacity"); !capacity.empty())
        return claimed(signature) ? words.say("verify.signed.as_claimed", {{"person", name}, {"position", capacity}})
                                  : as(name, capacity);
    return of.empty() ? name : words.say("verify.signed.of", {{"person", name}, {"organization", of}});
}

void show_signers(Data& data, const Answer& answer, const Catalog& words, core::Zone zone) {
    Data* list = nullptr;
    std::size_t nth = 0;
    for (const Json& signature : list_of(answer.verdict.report, "signatures")) {
        if (!person(signature)) continue;
        const std::string indication = core::json::text(signature, "indication");
        const char* sure = indication == "TOTAL-PASSED" ? "certain" : indication == "TOTAL-FAILED" ? "broken" : "claimed";
        if (list == nullptr) list = &data.add("SIGNED");
        list->add("BY").set("TEXT", words.say(std::string("verify.signed.") + sure,
                                              {{"who", who(answer, nth++, signature, words)}, {"when", when(signature, words, zone)}}));
    }
}

// Whom one trusts is another matter than what was changed.
bool of_trust(const Json& sentence) { return core::json::text(sentence, "key").ends_with("untrusted"); }

// Further signatures and proofs are shown as what they are; anything else the reader must see for himself.
bool of_content(const Json& change) {
    const std::string key = core::json::text(change, "key");
    for (const char* proof : {"signature_added", "signature_visible", "timestamp_added", "evidence", "version", "saved"})
        if (key == std::string("signing.change.") + proof) return false;
    return true;
}

bool was_filled_in(const Answer& answer) {
    for (const Json& signature : list_of(answer.verdict.report, "signatures"))
        for (const Json& change : list_of(signature, "changes"))
            if (of_content(change)) return true;
    return false;
}

// What happened after signing, and what does not fit any more.
void show_changes(Data& data, const Answer& answer, const Catalog& words) {
    const bool sound = answer.outcome != Outcome::changed && answer.outcome != Outcome::damaged;
    if (sound && !was_filled_in(answer)) return;
    std::vector<std::string> told;
    std::set<std::string> known;
    // What broke it before what did no harm.
    const std::array<const char*, 2> lists = sound ? std::array{"changes", "reasons"} : std::array{"reasons", "changes"};
    for (const char* list : lists)
        for (const Json& signature : list_of(answer.verdict.report, "signatures"))
            for (const Json& sentence : list_of(signature, list)) {
                if (of_trust(sentence) || (sound && !of_content(sentence))) continue;
                if (auto text = said(sentence, words); known.insert(text).second) told.push_back(std::move(text));
            }
    if (told.empty()) return;
    Data& box = data.add("CHANGED");
    for (const auto& text : told) box.add("WHAT").set("TEXT", text);
}

void show_letter(Data& data, const Answer& answer, const Catalog& words) {
    const letters::Issued& letter = *answer.letter;
    Data& shown = data.add("LETTER");
    shown.set("NUMBER", letter.number)
        .set("DATE", words.date(letter.date))
        .set("KIND", letter.kind_name)
        .set("UNIT", letter.unit_name)
        .set("SIGNER", letter.signer_name)
        .set("POSITION", letter.signer_position);
    shown.show_if(!letter.number.empty(), "NUMBERED");
    if (letter.ink && letter.signed_on) shown.add("INKED").set("ON", words.date(*letter.signed_on));
    shown.show_if(!letter.ink, "KEYED").show_if(letter.ink, "BY_INK");
    for (const auto& each : letter.cosigners)
        shown.add("COSIGNER").set("NAME", each.name).set("AS", each.position);
    if (!letter.mandate.empty()) shown.add("MANDATE").set("BASIS", letter.mandate);
    if (answer.open) shown.add("OPEN").set("SUBJECT", letter.subject).set("CODE", letter.code);
    shown.show_if(!answer.open, "CLOSED");
}

// "genuine"; of ink "withdrawn_ink": what no key signed is never called genuine, whatever became of it since.
std::string outcome_of(const Answer& answer) {
    const std::string outcome(name(answer.outcome));
    const bool ink = answer.letter && answer.letter->ink && answer.outcome != Outcome::ink;
    return ink ? outcome + "_ink" : outcome;
}

// Ours hold; what cannot be told here is of those who had signed the file before.
bool earlier_alone(const Answer& answer) {
    if (answer.outcome != Outcome::untrusted || !answer.letter || answer.letter->earlier == 0) return false;
    std::size_t nth = 0;
    for (const Json& signature : list_of(answer.verdict.report, "signatures")) {
        const bool theirs = person(signature) && nth < answer.letter->earlier;
        if (person(signature)) ++nth;
        if (!theirs && nth > answer.letter->earlier && core::json::text(signature, "indication") != "TOTAL-PASSED") return false;
    }
    return nth > answer.letter->earlier;
}

// Who signed on a letter of ours since, and cannot be vouched for: the names their certificates claim.
std::vector<std::string> strangers(const Answer& answer, bool& unknown) {
    std::vector<std::string> names;
    const Json& all = list_of(answer.verdict.report, "signatures");
    unknown = true;
    for (std::size_t i = answer.as_issued->signatures; i < all.size(); ++i) {
        if (core::json::text(all[i], "indication") == "TOTAL-PASSED") continue;
        unknown = unknown && core::json::text(all[i], "sub_indication") == "NO_CERTIFICATE_CHAIN_FOUND";
        if (auto name = core::json::text(all[i], "signer"); !name.empty()) names.push_back("“" + name + "”");
    }
    return names;
}

// Ours is sound; the doubt is of those who signed on it since.
bool signed_on(const Answer& answer) { return answer.as_issued && !was_filled_in(answer); }

std::string headline_of(const Answer& answer, const std::string& outcome) {
    if (!signed_on(answer)) return outcome;
    return answer.as_issued->outcome == Outcome::genuine ? "later" : std::string(name(answer.as_issued->outcome));
}

std::string explained_signed_on(const Answer& answer, const Catalog& words) {
    bool unknown = false;
    const auto names = strangers(answer, unknown);
    const char* key = names.empty() ? "verify.explained.later_nameless"
                      : unknown     ? "verify.explained.later_unknown"
                                    : "verify.explained.later_unsure";
    const auto told = words.say(key, {{"names", core::text::join(names, ", ")}});
    if (answer.as_issued->outcome == Outcome::genuine) return told;
    return words.say("verify.explained." + std::string(name(answer.as_issued->outcome))) + " " + told;
}

// A signature that holds under an authority nobody told us of is not the same as one that lacks evidence.
std::string explained(const Answer& answer, const std::string& outcome, const Catalog& words) {
    const auto& sentence = answer.verdict.report.contains("sentence") ? answer.verdict.report["sentence"] : Json();
    if (signed_on(answer)) return explained_signed_on(answer, words);
    if (earlier_alone(answer)) return words.say("verify.explained.earlier_unsure");
    // What was not asked of revocation stands in the headline, whichever way the verdict went.
    const bool open = answer.outcome == Outcome::untrusted || answer.outcome == Outcome::genuine;
    for (const char* key : {"signing.verdict.try_later", "signing.verdict.genuine_unchecked"})
        if (open && core::json::text(sentence, "key") == key) return said(sentence, words);
    if (answer.outcome == Outcome::untrusted && core::json::text(sentence, "key") == "signing.verdict.not_trusted")
        return words.say("verify.explained.unknown_issuer");
    if (answer.outcome == Outcome::genuine && was_filled_in(answer)) return words.say("verify.explained.genuine_changed");
    return words.say("verify.explained." + outcome);
}

}  // namespace

Data result(const Answer& answer, const Catalog& words, const core::Context& ctx) {
    Data data;
    const std::string outcome = outcome_of(answer);
    const auto headline = words.say("verify.outcome." + headline_of(answer, outcome));
    data.set("PAGE_TITLE", headline)
        .set("VERDICT", headline)
        .set("EXPLAINED", explained(answer, outcome, words))
        .set("INDICATION", answer.verdict.indication)
        .set("CHECKED", words.moment(ctx.now(), ctx.zone));
    const bool good = answer.outcome == Outcome::genuine, ink = answer.outcome == Outcome::ink;
    const bool unsure = answer.outcome == Outcome::untrusted || answer.outcome == Outcome::unsigned_;
    data.show_if(good && !answer.newer, "GOOD")
        .show_if(unsure || ((good || ink) && answer.newer), "UNSURE")
        .show_if(ink && !answer.newer, "ON_PAPER")
        .show_if(!good && !unsure && !ink, "BAD");
    if (!answer.verdict.indication.empty()) data.show("DETAILS");
    if (answer.newer) data.add("NEWER").set("TEXT", letters::newer_text(*answer.newer, words, "verify"));
    show_signers(data, answer, words, ctx.zone);
    show_changes(data, answer, words);
    if (answer.letter) show_letter(data, answer, words);
    const Json& report = answer.verdict.report;
    if (report.value("demo", false)) data.show("DEMO");
    for (const Json& sentence : list_of(report, "reasons")) data.add("REASON").set("TEXT", said(sentence, words));
    for (const Json& signature : list_of(report, "signatures"))
        show_signature(data.add("SIGNATURE"), signature, words, ctx.zone);
    return data;
}

}  // namespace verify::web
