// SPDX-License-Identifier: Apache-2.0
#include "core/docx/convert.h"

#include <unistd.h>

#include <fstream>
#include <mutex>

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

void write(const fs::path& path, std::string_view text) {
    std::ofstream(path, std::ios::binary).write(text.data(), static_cast<std::streamsize>(text.size()));
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

Bytes converted(const std::string& program, const fs::path& folder, ByteView docx) {
    static std::mutex one;
    const std::lock_guard lock(one);
    const Workplace place(fs::absolute(folder));
    write(place.path() / "naskah.docx", chars(docx));
    write(place.path() / "profile" / "user" / "registrymodifications.xcu", settings);
    const child::Limits limits{.time = std::chrono::seconds(120), .cpu = std::chrono::seconds(90),
                               .memory = 4UL << 30, .offline = true};
    const auto outcome = child::run({program, "--headless", "--norestore", "--nolockcheck", "--nodefault", "--nologo",
                                     "-env:UserInstallation=file://" + (place.path() / "profile").string(), "--convert-to",
                                     std::string(filter), "--outdir", place.path().string(),
                                     (place.path() / "naskah.docx").string()},
                                    {}, limits);
    auto made = read_bytes(place.path() / "naskah.pdf");
    if (!outcome.good() || !made || made->empty())
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
    if (auto made = read_bytes(kept)) return *std::move(made);
    auto made = converted(program, folder_, docx);
    // Written aside and renamed, so that nobody reads half a file; a full disk costs only time.
    const auto aside = folder_ / (hex(random_bytes(8)) + ".part");
    write(aside, chars(made));
    std::error_code ignored;
    fs::rename(aside, kept, ignored);
    return made;
}

}  // namespace core::docx
