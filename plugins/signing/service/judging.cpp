// SPDX-License-Identifier: Apache-2.0
#include "signing/service/judging.h"

#include <filesystem>
#include <ostream>

#include "core/base/error.h"
#include "core/base/file.h"
#include "core/base/text.h"
#include "core/pki/credential.h"
#include "signing/summary.h"

namespace signing {
namespace {

namespace fs = std::filesystem;
using core::Code;
using core::Error;
using core::Json;
using core::words::Catalog;

std::string time_of(const Json& signature, const char* member, const Catalog& words, core::Zone zone) {
    const std::string at = core::json::text(signature, member);
    return at.empty() ? "-" : words.moment(core::parse_instant(at), zone);
}

const char* revocation_word(std::string_view known) {
    if (known == "known") return "signing.told.revocation_known";
    return known == "fetched" ? "signing.told.revocation_fetched" : "signing.told.revocation_unknown";
}

void tell_signature(const Json& one, const Catalog& words, core::Zone zone, std::ostream& out) {
    const auto text = [&](const char* member) { return core::json::text(one, member); };
    out << "  "
        << words.say("signing.told.signature", {{"field", text("field")},
                                                {"signer", text("signer")},
                                                {"indication", text("indication")},
                                                {"level", text("level")}});
    if (!text("sub_indication").empty()) out << " (" << text("sub_indication") << ")";
    if (!text("capacity").empty())
        out << "\n    "
            << words.say(one.value("capacity_claimed", false) ? "signing.told.capacity_claimed"
                                                               : "signing.told.capacity",
                         {{"capacity", text("capacity")}});
    out << "\n    "
        << words.say("signing.told.times", {{"claimed", time_of(one, "time_claimed", words, zone)},
                                            {"proven", time_of(one, "time_proven", words, zone)}})
        << "\n";
    std::vector<std::string> path;
    for (const Json& each : one["path"]) path.push_back(each.get<std::string>());
    if (!text("issuer").empty())
        out << "    "
            << words.say("signing.told.path", {{"issuer", text("issuer")}, {"path", core::text::join(path, " > ")}})
            << "\n";
    const bool stamp = text("level") == "DTS";
    if (!stamp) out << "    " << words.say(revocation_word(text("revocation"))) << "\n";
    out << "    "
        << words.say(one.value("covers_whole_file", false) ? "signing.told.covers_all" : "signing.told.covers_part",
                     {{"modifications", text("modifications")}})
        << "\n";
    for (const Json& note : one["notes"]) out << "    - " << note.get<std::string>() << "\n";
    for (const Json& change : one["changes"]) out << "    + " << change.get<std::string>() << "\n";
}

void tell(const Json& summary, const std::string& sentence, const Catalog& words, core::Zone zone,
          std::ostream& out) {
    out << core::json::text(summary, "file") << ": " << core::json::text(summary, "indication");
    const std::string sub = core::json::text(summary, "sub_indication");
    if (!sub.empty()) out << " (" << sub << ")";
    out << "\n  " << sentence << "\n";
    for (const Json& one : summary["signatures"]) tell_signature(one, words, zone, out);
    for (const Json& fault : summary["faults"]) {
        const std::string said = fault.get<std::string>();
        if (said != sentence) out << "  ! " << said << "\n";
    }
}

// The gravest first.
int weight(int code) { return code == 1 ? 3 : code == 3 ? 2 : code == 2 ? 1 : 0; }

int code_of(const Json& report) {
    const std::string indication = core::json::text(report, "indication");
    if (indication == "TOTAL-PASSED") return 0;
    if (indication == "TOTAL-FAILED") return 1;
    return report.value("readable", true) ? 2 : 3;
}

bool is_named_certificate(const fs::path& file) {
    const std::string kind = file.extension().string();
    return kind == ".pem" || kind == ".crt" || kind == ".cer" || kind == ".der";
}

}  // namespace

int judge_files(const Judging& asked, Judges& judges, const Catalog& words, std::ostream& out,
                std::ostream& errors) {
    int worst = 0;
    for (const std::string& file : asked.files) {
        out << std::flush;
        const Json report =
            judges.judge_file(file, {asked.anchors, asked.at, asked.second_look}, asked.offline);
        const Json summary = summary_of(file, report, words);
        const std::string sentence = sentence_of(report, words);
        if (asked.json)
            out << summary.dump(-1, ' ', false, Json::error_handler_t::replace) << "\n";
        else
            tell(summary, sentence, words, asked.zone, out);
        const int code = code_of(report);
        if (code == 3) errors << "naskah: " << file << ": " << sentence << "\n";
        if (weight(code) > weight(worst)) worst = code;
    }
    out << std::flush;
    return worst;
}

check::Anchors anchors_of(const std::string& folder) {
    check::Anchors out;
    std::error_code fault;
    for (const auto& entry : fs::directory_iterator(folder, fault)) {
        if (!entry.is_regular_file() || entry.path().filename().string().starts_with('.')) continue;
        const auto bytes = core::read_bytes(entry.path());
        if (bytes && entry.path().extension() == ".crl") {
            out.crls.push_back(*bytes);
            continue;
        }
        try {
            std::vector<core::Bytes> found;
            if (bytes && core::chars(*bytes).find("-----BEGIN ") != std::string_view::npos)
                found = core::pki::certificates_of_pem(core::chars(*bytes));
            else
                found.push_back(bytes.value_or(core::Bytes{}));
            for (core::Bytes& one : found) {
                (void)core::pki::describe(one);
                out.list.push_back({std::move(one)});
            }
        } catch (const Error&) {
            if (!is_named_certificate(entry.path())) continue;
            throw Error(Code::invalid, "signing.error.trust_file", {{"file", entry.path().string()}});
        }
    }
    if (fault || out.list.empty()) throw Error(Code::invalid, "signing.error.trust_folder", {{"folder", folder}});
    return out;
}

}  // namespace signing
