// SPDX-License-Identifier: Apache-2.0
#include "signing/service/earlier.h"

#include <algorithm>

#include "signing/pades/embed.h"
#include "signing/pades/source.h"
#include "signing/service/places.h"

namespace signing {
namespace {

using core::Code;
using core::Error;
using core::Fault;
using core::Json;

constexpr const char* passed = "TOTAL-PASSED";
constexpr const char* failed = "TOTAL-FAILED";
constexpr std::size_t most_told = 6;   // of what was changed

[[noreturn]] void refuse(std::vector<Fault> faults) { throw Error("core.error.invalid", std::move(faults)); }
[[noreturn]] void refuse(const char* why, core::Args args = {}) {
    refuse({{"file", std::string("signing.earlier.") + why, std::move(args)}});
}

core::Args args_of(const Json& sentence) {
    core::Args args;
    if (const auto found = sentence.find("args"); found != sentence.end())
        for (const auto& [name, value] : found->items())
            if (value.is_string()) args.emplace_back(name, value.get<std::string>());
    return args;
}

const Json& list_of(const Json& object, const char* member) {
    static const Json none = Json::array();
    const auto found = object.find(member);
    return found != object.end() && found->is_array() ? *found : none;
}

bool harmless(const Json& signature) {
    const auto changed = core::json::text(signature, "modifications");
    return changed != "annotations" && changed != "other";
}

// Two readers that see two documents: nobody could say later what was signed on top.
bool seen_otherwise(const Json& signature) {
    const auto& reasons = list_of(signature, "reasons");
    return std::any_of(reasons.begin(), reasons.end(), [](const Json& why) {
        const auto key = core::json::text(why, "key");
        return key == "signing.verdict.looks_otherwise" || key == "signing.verdict.pages_otherwise";
    });
}

std::string name_of(const Json& signature) {
    const auto signer = core::json::text(signature, "signer");
    return signer.empty() ? core::json::text(signature, "field") : signer;
}

// Who signed what is no longer as he signed it, and what became of it.
void refuse_broken(const Json& report) {
    for (const Json& each : list_of(report, "signatures")) {
        if (core::json::text(each, "indication") != failed && harmless(each) && !seen_otherwise(each)) continue;
        std::vector<Fault> faults{{"file", "signing.earlier.broken", {{"signer", name_of(each)}}}};
        for (const char* list : {"changes", "reasons"})
            for (const Json& sentence : list_of(each, list)) {
                Fault told{"file", core::json::text(sentence, "key"), args_of(sentence)};
                if (told.key.ends_with("untrusted")) continue;   // whom one trusts broke nothing
                if (faults.size() <= most_told && std::find(faults.begin(), faults.end(), told) == faults.end())
                    faults.push_back(std::move(told));
            }
        refuse(std::move(faults));
    }
}

EarlierSignature signature_of(const Json& each) {
    EarlierSignature one = earlier_of(each);
    if (one.indication == passed) return one;
    const auto& reasons = list_of(each, "reasons");
    one.doubt = reasons.empty() ? "signing.verdict.uncertain" : core::json::text(reasons.front(), "key");
    if (!reasons.empty()) one.doubt_args = args_of(reasons.front());
    return one;
}

// ISO 32000-1, 12.8.2.2: P=1 forbids every change, signatures too; P=2 and 3 allow them.
[[noreturn]] void refuse_locked(const Json& report) {
    for (const Json& each : list_of(report, "signatures"))
        if (each.value("certifies", 0) == 1) refuse("certified", {{"signer", name_of(each)}});
    refuse("locked");
}

}  // namespace

Earlier EarlierLook::look(core::ByteView pdf, core::Instant now) {
    const Json report = validator_.check(pdf, now).report;
    if (list_of(report, "signatures").empty())
        refuse({{"file", core::json::text(report.at("sentence"), "key"), args_of(report.at("sentence"))}});
    refuse_broken(report);
    Earlier made;
    for (const Json& each : list_of(report, "signatures")) made.signatures.push_back(signature_of(each));
    try {
        made.fields = free_fields(pades::Source(pdf), made.empty_fields);
        const auto& all = made.fields;
        auto first = std::find_if(all.begin(), all.end(), [](const FreeField& each) { return !each.closes; });
        if (first == all.end()) first = all.begin();
        if (first != all.end()) made.field = first->name;
        pades::Placement trial;
        trial.field = made.field;
        trial.yields = true;
        (void)pades::prepare(pdf, trial);
    } catch (const Error& error) {
        const std::string_view key = error.key();
        if (key == "signing.error.locked" || key == "signing.error.field_locked") refuse_locked(report);
        for (const char* why : {"encrypted", "damaged", "hybrid", "xfa"})
            if (key.ends_with(std::string("_") + why)) refuse(why);
        throw;
    } catch (const std::exception&) {   // QPDF on an object it read late
        refuse("damaged");
    }
    return made;
}

PageRoom EarlierLook::room(core::ByteView pdf, int page) { return room_on(pdf, page); }

bool EarlierLook::clear(core::ByteView pdf, const Spot& spot) { return clear_on(pdf, spot); }

bool grew_well(Validator& validator, core::ByteView before, core::ByteView after, core::Instant now) {
    const Verdict whole = validator.check(after, now);
    if (whole.genuine) return true;
    const Json old = validator.check(before, now).report;
    const auto rank = [](const Json& signature) {
        const auto text = core::json::text(signature, "indication");
        return text == passed ? 0 : text == failed ? 2 : 1;
    };
    std::size_t kept = 0;
    for (const Json& each : list_of(whole.report, "signatures")) {
        const auto& all = list_of(old, "signatures");
        const auto was = std::find_if(all.begin(), all.end(), [&](const Json& one) {
            return core::json::text(one, "field") == core::json::text(each, "field");
        });
        if (was == all.end() ? rank(each) != 0 : rank(each) > rank(*was) || !harmless(each)) return false;
        kept += was == all.end() ? 0 : 1;
    }
    return kept > 0 && kept == list_of(old, "signatures").size();
}

}  // namespace signing
