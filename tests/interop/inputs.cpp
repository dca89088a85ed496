// SPDX-License-Identifier: Apache-2.0
#include "tests/interop/inputs.h"

#include <stdexcept>

#include "tests/interop/judges.h"
#include "tests/interop/letters.h"

namespace interop {
namespace {

namespace fs = std::filesystem;

// The first revision of a signed letter is the letter as it was printed.
std::string printed() {
    for (const Letter& letter : shelf().letters) {
        const std::string text(core::chars(letter.bytes));
        const std::size_t end = text.find("%%EOF\n");
        if (letter.name == "nota_dinas" && end != std::string::npos) return text.substr(0, end + 6);
    }
    throw std::runtime_error("no letter to take a print from");
}

std::string four(std::size_t number) {
    std::string out;
    for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>(number >> shift & 0xff);
    return out;
}

// One page by another hand: a stream of references (ISO 32000-2, 7.5.8) that points to objects in the open.
std::string with_reference_stream() {
    const std::string words = "BT /F1 14 Tf 72 720 Td (Surat pengantar dari instansi lain.) Tj ET";
    const std::vector<std::string> objects{
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        "/Resources << /Font << /F1 5 0 R >> >> >>",
        "<< /Length " + std::to_string(words.size()) + " >>\nstream\n" + words + "\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"};
    std::string file = "%PDF-1.5\n%\xE2\xE3\xCF\xD3\n", table = std::string(1, '\0') + four(0) + "\xff";
    for (std::size_t i = 0; i < objects.size(); ++i) {
        table += "\x01" + four(file.size()) + std::string(1, '\0');
        file += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
    }
    const std::size_t here = file.size();
    table += "\x01" + four(here) + std::string(1, '\0');
    return file + "6 0 obj\n<< /Type /XRef /Size 7 /W [1 4 1] /Root 1 0 R /Length " + std::to_string(table.size()) +
           " >>\nstream\n" + table + "\nendstream\nendobj\nstartxref\n" + std::to_string(here) + "\n%%EOF\n";
}

}  // namespace

std::map<std::string, fs::path> inputs(const fs::path& folder) {
    std::map<std::string, fs::path> all;
    const std::string ours = printed();
    const std::string other = with_reference_stream();
    all["ours"] = write(folder / "ours.pdf", core::view(ours));
    all["stream"] = write(folder / "stream.pdf", core::view(other));
    const std::map<std::string, std::pair<std::string, std::string>> rewritten{
        {"table", {"stream", "--object-streams=disable"}},
        {"objects", {"ours", "--object-streams=generate"}},
        {"linear", {"ours", "--linearize"}}};
    for (const auto& [kind, how] : rewritten) {
        all[kind] = folder / (kind + ".pdf");
        // PDF/A wants the line end before endstream that QPDF leaves out unless told.
        const auto said = ask({"qpdf", "--newline-before-endstream", how.second, all.at(how.first).string(), all.at(kind).string()});
        if (said.code != 0) throw std::runtime_error("qpdf: " + said.text);
    }
    return all;
}

}  // namespace interop
