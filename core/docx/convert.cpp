// SPDX-License-Identifier: Apache-2.0
#include "core/docx/convert.h"

#include <unistd.h>

#include <algorithm>
#include <mutex>
#include <vector>

#include "core/base/child.h"
#include "core/base/error.h"
#include "core/base/file.h"

namespace core::docx {
namespace {

namespace fs = std::filesystem;

// No macros, nothing fetched for a document, no first-start pages.
constexpr std::string_view settings = R"(<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop></item>
</oor:items>
)";
// PDF/A-2b, which embeds every font; fields that could be filled in become text.
constexpr std::string_view filter =
    R"(pdf:writer_pdf_Export:{"SelectPdfVersion":{"type":"long","value":"2"},"ExportFormFields":{"type":"boolean","value":"false"}})";

constexpr auto kept_for = std::chrono::days(7);

// What stands in the way of room for others: old results, and what a killed process left.
void prune(const fs::path& folder) {
    const auto oldest = fs::file_time_type::clock::now() - kept_for;
    std::error_code ignored;
    std::vector<fs::path> old;
    for (fs::directory_iterator each(folder, ignored), end; each != end; each.increment(ignored))
        if (const auto made = each->last_write_time(ignored); !ignored && made < oldest) old.push_back(each->path());
    for (const auto& path : old) fs::remove_all(path, ignored);
}

// Half a file must not be converted.
void write(const fs::path& path, ByteView content) {
    if (!write_whole(path, content)) throw Error(Code::internal, "core.docx.own");
}

// A folder for one conversion, gone with it.
class Workplace {
  public:
    explicit Workplace(const fs::path& in) : path_(in / ("work-" + hex(random_bytes(8)))) {
        fs::create_directories(path_ / "profile" / "user");
        fs::permissions(path_, fs::perms::owner_all);
    }
    ~Workplace() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    Workplace(const Workplace&) = delete;
    Workplace& operator=(const Workplace&) = delete;
    const fs::path& path() const { return path_; }

  private:
    fs::path path_;
};

bool complete(const std::optional<Bytes>& pdf) {
    if (!pdf) return false;
    const auto end = chars(*pdf).substr(pdf->size() - std::min<std::size_t>(pdf->size(), 1024));
    return end.find("%%EOF") != end.npos;
}

Bytes converted(const std::string& program, const fs::path& folder, ByteView docx) {
    const Workplace place(fs::absolute(folder));
    write(place.path() / "naskah.docx", docx);
    write(place.path() / "profile" / "user" / "registrymodifications.xcu", view(settings));
    const child::Limits limits{.time = std::chrono::seconds(120), .cpu = std::chrono::seconds(90),
                               .memory = 4UL << 30, .offline = true};
    const auto outcome = child::run({program, "--headless", "--norestore", "--nolockcheck", "--nodefault", "--nologo",
                                     "-env:UserInstallation=file://" + (place.path() / "profile").string(), "--convert-to",
                                     std::string(filter), "--outdir", place.path().string(),
                                     (place.path() / "naskah.docx").string()},
                                    {}, limits);
    auto made = read_bytes(place.path() / "naskah.pdf");
    if (!outcome.good() || !complete(made))
        throw Error(Code::unsupported, "core.docx.not_converted", {{"detail", outcome.errors.substr(0, 200)}});
    return *std::move(made);
}

}  // namespace

std::string Converter::path() const {
    if (program_ == "off") return "";
    if (program_.starts_with('/')) return ::access(program_.c_str(), X_OK) == 0 ? program_ : "";
    const std::string name = program_.empty() ? "soffice" : program_;
    for (const char* folder : {"/usr/local/bin/", "/usr/bin/", "/usr/lib/libreoffice/program/", "/opt/libreoffice/program/"})
        if (::access((folder + name).c_str(), X_OK) == 0) return folder + name;
    return "";
}

bool Converter::installed() const { return !path().empty(); }

Bytes Converter::pdf(ByteView docx) const {
    const auto program = path();
    if (program.empty()) throw Error(Code::unavailable, "core.docx.converter");
    const auto kept = folder_ / (sha256(docx).hex() + ".pdf");
    if (auto made = read_bytes(kept); complete(made)) return *std::move(made);
    static std::timed_mutex one;
    const std::unique_lock lock(one, wait_);
    if (!lock) throw Error(Code::unavailable, "core.docx.busy");
    if (auto made = read_bytes(kept); complete(made)) return *std::move(made);   // made while this one waited
    prune(folder_);
    auto made = converted(program, folder_, docx);
    (void)write_whole(kept, made);   // a full disk costs only time
    return made;
}

}  // namespace core::docx
