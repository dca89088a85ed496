// SPDX-License-Identifier: Apache-2.0
#include "signing/summary.h"

namespace signing {
namespace {

using core::Json;
using core::words::Catalog;

// A form may have fields without a name, or with one nobody can see.
bool nameless(std::string_view name) { return name.find_first_not_of(" \t\r\n") == name.npos; }

Json all_said(const Json& object, const char* member, const Catalog& words) {
    Json out = Json::array();
    if (object.contains(member))
        for (const Json& sentence : object[member]) out.push_back(said(sentence, words));
    return out;
}

Json signature_of(const Json& one, const Catalog& words) {
    return {{"field", one["field"]},
            {"signer", one["signer"]},
            {"capacity", one["capacity"]},
            {"capacity_claimed", one["capacity_claimed"]},
            {"indication", one["indication"]},
            {"sub_indication", one["sub_indication"]},
            {"level", one["level"]},
            {"time_claimed", one["claimed_at"]},
            {"time_proven", one["proven_at"]},
            {"covers_whole_file", one["covers_file"]},
            {"modifications", one["modifications"]},
            {"changes", all_said(one, "changes", words)},
            {"notes", all_said(one, "notes", words)},
            {"issuer", one["issuer"]},
            {"path", one["path"]},
            {"revocation", !one.value("revocation_known", false)    ? "unknown"
                           : one.value("revocation_fetched", false) ? "fetched"
                                                                    : "known"}};
}

}  // namespace

std::string said(const Json& sentence, const Catalog& words) {
    core::Args args;
    if (sentence.contains("args"))
        for (const auto& [name, value] : sentence["args"].items()) {
            auto text = value.is_string() ? value.get<std::string>() : value.dump();
            if (name == "field" && nameless(text)) text = words.say("signing.verdict.no_name");
            args.emplace_back(name, std::move(text));
        }
    return words.say(core::json::text(sentence, "key"), args);
}

std::string sentence_of(const Json& report, const Catalog& words) {
    return report.contains("sentence") ? said(report["sentence"], words) : std::string();
}

Json summary_of(std::string_view file, const Json& report, const Catalog& words) {
    Json signatures = Json::array();
    Json faults = all_said(report, "reasons", words), notes = Json::array();
    if (report.contains("signatures"))
        for (const Json& one : report["signatures"]) {
            signatures.push_back(signature_of(one, words));
            for (const Json& fault : all_said(one, "reasons", words))
                faults.push_back(core::json::text(one, "field") + ": " + fault.get<std::string>());
            for (const Json& note : signatures.back()["notes"])
                notes.push_back(core::json::text(one, "field") + ": " + note.get<std::string>());
        }
    return {{"file", std::string(file)},
            {"indication", core::json::text(report, "indication")},
            {"sub_indication", core::json::text(report, "sub_indication")},
            {"signatures", std::move(signatures)},
            {"faults", std::move(faults)},
            {"notes", std::move(notes)}};
}

}  // namespace signing
