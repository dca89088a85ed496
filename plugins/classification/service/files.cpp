// SPDX-License-Identifier: Apache-2.0
// Files into the import, its outcome into lines.
#include "classification/service/files.h"

#include <ostream>

#include "core/base/file.h"
#include "core/plugin/arguments.h"

namespace classification {
namespace {

// A new edition of this name is made when none is given.
constexpr const char* usual_scheme = "Permendagri 83/2022";
constexpr const char* usual_schedule = "Jadwal retensi";
constexpr const char* usual_access = "Klasifikasi keamanan dan akses arsip";
constexpr const char* for_now = "Data contoh, dipakai sampai edisi resmi diberlakukan";

std::string load(const std::string& path) {
    auto text = core::read_text(path);
    if (!text)
        throw core::Error(core::Code::not_found, "classification.error.file_missing",
                          {{"path", path}});
    return *std::move(text);
}

Outcome run(const core::Context& ctx, Import& import, Kind kind, const std::string& path,
            const Edition& edition, bool dry) {
    const std::string text = load(path);
    return import.take_in(ctx, kind, {path, core::view(text)}, edition, dry);
}

}  // namespace

int import_file(const core::Context& ctx, Import& import, const core::words::Catalog& words,
                Kind kind, const std::vector<std::string>& arguments, std::ostream& out) {
    // Phrases go to the schedule in force.
    Edition edition{kind == Kind::scheme ? usual_scheme : kind == Kind::trigger ? "" : usual_schedule, std::nullopt};
    edition.name = core::arguments::option(arguments, "--edition", edition.name);
    if (const auto from = core::arguments::option(arguments, "--from"); !from.empty())
        edition.effective = core::parse_date(from);
    edition.provisional = core::arguments::option(arguments, "--provisional");
    const bool dry = core::arguments::has(arguments, "--dry-run");
    const Outcome made = run(ctx, import, kind, arguments.front(), edition, dry);
    for (const Finding& each : made.findings)
        out << each.line << "  " << each.code << "  "
            << words.say("classification.reason." + std::string(name(each.reason))) << "\n";
    for (const auto& each : made.unread)
        out << words.say("classification.trigger.unread",
                         {{"phrase", each.phrase}, {"rules", words.number(each.rules)}})
            << "\n";
    out << words.say("classification.import.counts", {{"added", words.number(made.added)},
                                                      {"same", words.number(made.same)},
                                                      {"review", words.number(made.review)},
                                                      {"known", words.number(made.known)}})
        << "\n";
    if (dry) out << words.say("classification.import.dry") << "\n";
    return 0;
}

std::string fill_demo(const core::Context& ctx, Import& import, const std::string& folder) {
    const Outcome codes =
        run(ctx, import, Kind::scheme, folder + "/klasifikasi.tsv", {usual_scheme, {}, for_now}, false);
    const Outcome rules =
        run(ctx, import, Kind::retention, folder + "/retensi.tsv", {usual_schedule, {}, for_now}, false);
    const Outcome classes = run(ctx, import, Kind::access, folder + "/keamanan.tsv", {usual_access, {}, for_now}, false);
    const Outcome phrases = run(ctx, import, Kind::trigger, folder + "/pemicu.tsv", {usual_schedule, {}}, false);
    return std::to_string(codes.added + codes.same) + " codes, " +
           std::to_string(rules.added + rules.same) + " retention rules, " +
           std::to_string(classes.added + classes.same) + " access classes, " +
           std::to_string(phrases.added + phrases.same) + " trigger phrases, " +
           std::to_string(codes.review + rules.review + classes.review) + " rows to review";
}

}  // namespace classification
