// SPDX-License-Identifier: Apache-2.0
#include "core/pdf/read.h"

#define POINTERHOLDER_TRANSITION 4  // the shared_ptr form of QPDF 11
#include <algorithm>
#include <cctype>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <set>

#include "core/base/child.h"
#include "core/base/error.h"
#include "core/base/text.h"

namespace core::pdf {
namespace {

using Handle = QPDFObjectHandle;

constexpr int most_pages = 20'000;
constexpr int deepest_field = 32;

// `detail` is the reader's own word, for the log.
[[noreturn]] void unreadable(std::string_view reason, std::string detail = {}) {
    throw Error(Code::unsupported, "core.pdf.unreadable." + std::string(reason),
                {{"detail", std::move(detail)}});
}

PageSize size_of(QPDFPageObjectHelper page) {
    Handle box = page.getCropBox();
    if (!box.isRectangle()) unreadable("page_size");
    const auto area = box.getArrayAsRectangle();
    constexpr double mm = 25.4 / 72;
    PageSize size{(area.urx - area.llx) * mm, (area.ury - area.lly) * mm};
    if (size.width_mm <= 0 || size.height_mm <= 0) unreadable("page_size");
    Handle turn = page.getAttribute("/Rotate", false);
    if (turn.isInteger() && turn.getIntValue() % 180 != 0) std::swap(size.width_mm, size.height_mm);
    return size;
}

// ISO 32000-1, 12.7.3: the type may be inherited from the parent field.
int count_signatures(Handle fields, bool inherited, int depth, std::set<QPDFObjGen>& seen) {
    if (!fields.isArray() || depth > deepest_field) return 0;
    int count = 0;
    for (int i = 0; i < fields.getArrayNItems(); ++i) {
        Handle field = fields.getArrayItem(i);
        if (!field.isDictionary()) continue;
        if (field.isIndirect() && !seen.insert(field.getObjGen()).second) continue;
        Handle type = field.getKey("/FT");
        const bool signs = type.isName() ? type.getName() == "/Sig" : inherited;
        if (signs && field.getKey("/V").isDictionary()) ++count;
        count += count_signatures(field.getKey("/Kids"), signs, depth + 1, seen);
    }
    return count;
}

Facts facts_of(QPDF& pdf) {
    Facts facts;
    facts.encrypted = pdf.isEncrypted();
    facts.version = pdf.getPDFVersion();
    QPDFPageDocumentHelper document(pdf);
    const auto pages = document.getAllPages();
    if (pages.empty()) unreadable("no_pages");
    if (pages.size() > most_pages) unreadable("many_pages");
    facts.pages = static_cast<int>(pages.size());
    for (const auto& page : pages) facts.sizes.push_back(size_of(page));
    Handle form = pdf.getRoot().getKey("/AcroForm");
    std::set<QPDFObjGen> seen;
    if (form.isDictionary())
        facts.signatures = count_signatures(form.getKey("/Fields"), false, 0, seen);
    return facts;
}

// The content of a tagged file stands in reading order; that of others is put in order by where it
// stands on the page.
bool tagged(ByteView bytes) try {
    QPDF pdf;
    pdf.setSuppressWarnings(true);
    pdf.setAttemptRecovery(false);
    pdf.processMemoryFile("upload", chars(bytes).data(), bytes.size());
    Handle info = pdf.getRoot().getKey("/MarkInfo");
    if (!info.isDictionary()) return false;
    Handle marked = info.getKey("/Marked");
    return marked.isBool() && marked.getBoolValue();
} catch (const std::exception&) {
    return false;  // poppler may still read it
}

child::Outcome poppler(std::vector<std::string> argv, ByteView pdf, const child::Limits& limits) {
    child::Outcome outcome = child::run(argv, pdf, limits);
    if (outcome.good()) return outcome;
    switch (outcome.end) {
        case child::End::timed_out:
            unreadable("slow");
        case child::End::too_much:
            unreadable("large");
        case child::End::killed:
            unreadable("stopped");
        case child::End::exited:
            break;
    }
    unreadable("damaged", outcome.errors.substr(0, std::min<std::size_t>(200, outcome.errors.find('\n'))));
}

}  // namespace

Facts inspect(ByteView bytes) try {
    // QPDF looks for the header in the first kilobyte; files with something before it are how
    // two readers come to see two documents.
    if (!chars(bytes).starts_with("%PDF-")) unreadable("not_pdf");
    QPDF pdf;
    pdf.setSuppressWarnings(true);
    pdf.setAttemptRecovery(false);
    pdf.processMemoryFile("upload", chars(bytes).data(), bytes.size());
    Facts facts = facts_of(pdf);
    pdf.getAllObjects();  // resolves each, so that damage anywhere becomes a warning
    if (const auto warnings = pdf.getWarnings(); !warnings.empty())
        unreadable("damaged", warnings.front().getMessageDetail());
    return facts;
} catch (const QPDFExc& error) {
    if (error.getErrorCode() == qpdf_e_password) throw Error(Code::unsupported, "core.pdf.locked");
    unreadable("damaged", error.getMessageDetail());
} catch (const Error&) {
    throw;
} catch (const std::exception&) {
    unreadable("damaged");  // QPDF throws logic_error on some malformed types
}

// ISO 19005-2, 6.6.4: pdfaid:part and pdfaid:conformance, as elements or as attributes.
std::string pdfa(ByteView bytes) try {
    constexpr long long longest = 64 << 10;   // as it is kept: packed it may be a thousand times that
    QPDF pdf;
    pdf.setSuppressWarnings(true);
    pdf.setAttemptRecovery(false);
    pdf.processMemoryFile("upload", chars(bytes).data(), bytes.size());
    Handle metadata = pdf.getRoot().getKey("/Metadata");
    if (!metadata.isStream() || metadata.getDict().getKey("/Length").getIntValue() > longest) return {};
    const auto buffer = metadata.getStreamData(qpdf_dl_generalized);
    const std::string_view xmp(reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize());
    const auto value = [&](std::string_view name) -> std::string {
        const auto at = xmp.find(name);
        const auto from = at == std::string_view::npos ? at : xmp.find_first_not_of("=> \t\r\n\"'", at + name.size());
        if (from == std::string_view::npos || std::isalnum(static_cast<unsigned char>(xmp[from])) == 0) return {};
        return core::text::lower(xmp.substr(from, 1));
    };
    const auto part = value("pdfaid:part");
    return part.empty() ? part : part + value("pdfaid:conformance");
} catch (const std::exception&) {
    return {};   // what cannot be read calls itself nothing
}

std::string text(ByteView pdf) {
    const child::Limits limits{.time = std::chrono::seconds(30), .cpu = std::chrono::seconds(20)};
    std::vector<std::string> argv = {"pdftotext", "-q", "-enc", "UTF-8", "-", "-"};
    if (tagged(pdf)) argv.insert(argv.begin() + 1, "-raw");
    const auto outcome = poppler(std::move(argv), pdf, limits);
    // Words cut at the end of a line.
    std::string out = text::replace(std::string(chars(outcome.out)), "\u00AD\n", "");
    return text::replace(std::move(out), "\u00AD", "");
}

Bytes picture(ByteView pdf, int page, int dpi) {
    const std::string number = std::to_string(page + 1);
    const std::string density = std::to_string(std::clamp(dpi, 20, 300));
    const child::Limits limits{.time = std::chrono::seconds(30), .cpu = std::chrono::seconds(20)};
    auto outcome = poppler(
        {"pdftoppm", "-q", "-png", "-r", density, "-f", number, "-l", number, "-singlefile", "-"},
        pdf, limits);
    if (outcome.out.empty()) throw Error(Code::not_found, "core.pdf.page");
    return std::move(outcome.out);
}

}  // namespace core::pdf
