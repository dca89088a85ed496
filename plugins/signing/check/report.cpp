// SPDX-License-Identifier: Apache-2.0
#include "signing/check/report.h"

#include <algorithm>

namespace signing::check {
namespace {

using core::Json;

Json json_of(const Sentence& sentence) {
    Json args = Json::object();
    for (const auto& [name, value] : sentence.args) args[name] = value;
    return {{"key", sentence.key}, {"args", std::move(args)}};
}

Json json_of(const std::vector<Sentence>& list) {
    Json out = Json::array();
    for (const Sentence& one : list) out.push_back(json_of(one));
    return out;
}

Json json_of(const std::optional<core::Instant>& at) {
    return at ? Json(core::iso(*at)) : Json(nullptr);
}

Json json_of(const SignatureReport& one) {
    Json timestamps = Json::array();
    for (const TimestampReport& stamp : one.timestamps)
        timestamps.push_back(
            {{"at", core::iso(stamp.at)}, {"authority", stamp.authority}, {"good", stamp.good}});
    return {{"field", one.field},
            {"kind", one.document_timestamp ? "document_timestamp" : "signature"},
            {"indication", name(one.indication)},
            {"sub_indication", one.sub_indication},
            {"level", one.level},
            {"signer", one.signer},
            {"capacity", one.capacity.empty() ? Json(nullptr) : Json(one.capacity)},
            {"capacity_claimed", one.capacity_claimed},
            {"organization", one.organization},
            {"issuer", one.issuer},
            {"serial", one.serial},
            {"reason", one.reason},
            {"location", one.location},
            {"claimed_at", json_of(one.claimed)},
            {"proven_at", json_of(one.proven)},
            {"intact", one.intact},
            {"covers_file", one.covers_file},
            {"certifies", one.certifies},
            {"demo", one.demo},
            {"holder", one.document_timestamp ? "service" : one.office ? "office" : "person"},
            {"revocation_known", one.revocation_known},
            {"revocation_fetched", one.revocation_fetched},
            {"path", one.path},
            {"timestamps", std::move(timestamps)},
            {"reasons", json_of(one.reasons)},
            {"changes", json_of(one.changes)},
            {"modifications", one.modifications},
            {"notes", json_of(one.notes)}};
}

Sentence sentence_of(const Report& report) {
    const std::string names = std::to_string(report.signatures.size());
    switch (report.indication) {
        case Indication::passed:
            for (const SignatureReport& one : report.signatures)
                if (!report.demo && !one.document_timestamp && !one.revocation_known)
                    return {"signing.verdict.genuine_unchecked", {{"count", names}}};
            return {report.demo ? "signing.verdict.genuine_demo" : "signing.verdict.genuine",
                    {{"count", names}}};
        case Indication::failed:
            if (report.sub_indication == "HASH_FAILURE" ||
                report.sub_indication == "SIG_CRYPTO_FAILURE")
                return {"signing.verdict.changed", {}};
            for (const SignatureReport& one : report.signatures)
                for (const Sentence& why : one.reasons)
                    if (why.key == "signing.verdict.content_changed")
                        return {"signing.verdict.changed", {}};
            return {"signing.verdict.failed", {}};
        case Indication::indeterminate:
            break;
    }
    if (report.sub_indication == "NO_CERTIFICATE_CHAIN_FOUND")
        return {"signing.verdict.not_trusted", {}};
    if (report.sub_indication == "TRY_LATER") return {"signing.verdict.try_later", {}};
    return {"signing.verdict.uncertain", {}};
}

}  // namespace

void blame(SignatureReport& report, Indication indication, const char* sub, Sentence why) {
    if (indication > report.indication) {
        report.indication = indication;
        report.sub_indication = sub;
    }
    if (std::find(report.reasons.begin(), report.reasons.end(), why) == report.reasons.end())
        report.reasons.push_back(std::move(why));
}

void settle(Report& report) {
    report.indication = Indication::passed;
    report.sub_indication.clear();
    for (const SignatureReport& one : report.signatures) {
        report.demo = report.demo || one.demo;
        if (one.indication <= report.indication) continue;
        report.indication = one.indication;
        report.sub_indication = one.sub_indication;
    }
    report.sentence = sentence_of(report);
}

std::string_view name(Indication indication) {
    switch (indication) {
        case Indication::passed:
            return "TOTAL-PASSED";
        case Indication::indeterminate:
            return "INDETERMINATE";
        case Indication::failed:
            return "TOTAL-FAILED";
    }
    return "INDETERMINATE";
}

core::Json to_json(const Report& report) {
    Json signatures = Json::array();
    for (const SignatureReport& one : report.signatures) signatures.push_back(json_of(one));
    const Json out{{"indication", name(report.indication)},
                   {"sub_indication", report.sub_indication},
                   {"sentence", json_of(report.sentence)},
                   {"reasons", json_of(report.reasons)},
                   {"pages", report.pages},
                   {"demo", report.demo},
                   {"readable", report.readable},
                   {"signatures", std::move(signatures)}};
    // Names in certificates and fields may hold any bytes; a report holds text.
    return Json::parse(out.dump(-1, ' ', false, Json::error_handler_t::replace));
}

Report unreadable(Indication indication, const std::string& key) {
    Report out;
    out.indication = indication;
    out.sub_indication = "FORMAT_FAILURE";
    out.sentence = {key, {}};
    out.reasons.push_back(out.sentence);
    // Of what is too complex it is not said that it is no PDF.
    out.readable = key == "signing.verdict.too_complex";
    return out;
}

}  // namespace signing::check
