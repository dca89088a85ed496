// SPDX-License-Identifier: Apache-2.0
// Files into the import, its outcome into lines.
#include "classification/service/files.h"
#include "core/base/file.h"

#include <ostream>

namespace classification {
namespace {

// A new edition of this name is made when none is given.
constexpr const char* usual_scheme = "Permendagri 83/2022";
constexpr const char* usual_schedule = "Jadwal retensi";

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
    return kind == Kind::scheme ? import.codes(ctx, text, edition, dry)
                                : import.retention(ctx, text, edition, dry);
}

}  // namespace

int import_file(const core::Context& ctx, Import& import, const core::words::Catalog& words,
                Kind kind, const std::vector<std::string>& arguments, std::ostream& out) {
    Edition edition{kind == Kind::scheme ? usual_scheme : usual_schedule, std::nullopt};
    std::string path;
    bool dry = false;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const bool more = i + 1 < arguments.size();
        if (arguments[i] == "--dry-run")
            dry = true;
        else if (arguments[i] == "--edition" && more)
            edition.name = arguments[++i];
        else if (arguments[i] == "--from" && more)
            edition.effective = core::parse_date(arguments[++i]);
        else
            path = arguments[i];
    }
    if (path.empty()) {
        out << "usage: naskah "
            << (kind == Kind::scheme ? "import:classification" : "import:retention")
            << " FILE.tsv [--edition NAME] [--from YYYY-MM-DD] [--dry-run]\n";
        return 64;
    }
    const Outcome made = run(ctx, import, kind, path, edition, dry);
    for (const Finding& each : made.findings)
        out << each.line << "  " << each.code << "  "
            << words.say("classification.reason." + std::string(name(each.reason))) << "\n";
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
        run(ctx, import, Kind::scheme, folder + "/klasifikasi.tsv", {usual_scheme, {}}, false);
    const Outcome rules =
        run(ctx, import, Kind::retention, folder + "/retensi.tsv", {usual_schedule, {}}, false);
    return std::to_string(codes.added + codes.same) + " codes, " +
           std::to_string(rules.added + rules.same) + " retention rules, " +
           std::to_string(codes.review + rules.review) + " rows to review";
}

}  // namespace classification
