// SPDX-License-Identifier: Apache-2.0
#include "signing/pades/source.h"

#include <set>

#include "core/base/error.h"
#include "signing/pades/walk.h"

namespace signing::pades {
namespace {

using core::Code;
using core::Error;

constexpr std::size_t largest = 512u << 20;
[[noreturn]] void damaged() { throw Error(Code::unsupported, "signing.error.pdf_damaged"); }

void damaged_tree() { damaged(); }

bool is_digit(std::uint8_t c) { return c >= '0' && c <= '9'; }
bool is_space(std::uint8_t c) { return c == ' ' || c == '\r' || c == '\n' || c == '\t'; }

}  // namespace

std::unique_ptr<QPDF> read_strictly(core::ByteView pdf) {
    auto qpdf = std::make_unique<QPDF>();
    qpdf->setSuppressWarnings(true);
    qpdf->setAttemptRecovery(false);
    qpdf->processMemoryFile("pdf", reinterpret_cast<const char*>(pdf.data()), pdf.size());
    return qpdf;
}

std::size_t last_startxref(core::ByteView pdf) {
    const std::string_view text = core::chars(pdf);
    std::size_t at = text.rfind("startxref");
    if (at == std::string_view::npos) return at;
    at += 9;
    while (at < pdf.size() && is_space(pdf[at])) ++at;
    std::size_t value = 0;
    const std::size_t first = at;
    while (at < pdf.size() && at - first < 12 && is_digit(pdf[at]))
        value = value * 10 + (pdf[at++] - std::size_t{'0'});
    return at == first || value >= pdf.size() ? std::string_view::npos : value;
}

Source::Source(core::ByteView pdf) : pdf_(pdf) {
    if (pdf.size() > largest) throw Error(Code::too_large, "signing.error.pdf_too_large");
    if (!core::chars(pdf).starts_with("%PDF-")) damaged();
    try {
        qpdf_ = read_strictly(pdf);
        if (qpdf_->isEncrypted()) throw Error(Code::unsupported, "signing.error.pdf_encrypted");
        if (qpdf_->anyWarnings() || !root().isDictionary() || !root().isIndirect()) damaged();
    } catch (const QPDFExc& fault) {
        if (fault.getErrorCode() == qpdf_e_password)
            throw Error(Code::unsupported, "signing.error.pdf_encrypted");
        damaged();
    } catch (const Error&) {
        throw;
    } catch (const std::exception&) {
        damaged();
    }
    xref_at_ = last_startxref(pdf);
    if (xref_at_ == std::string_view::npos) damaged();
    kind_ =
        core::chars(pdf).substr(xref_at_).starts_with("xref") ? XrefKind::table : XrefKind::stream;
    if (kind_ == XrefKind::table && qpdf_->getTrailer().hasKey("/XRefStm"))
        throw Error(Code::unsupported, "signing.error.pdf_hybrid");
}

int Source::next_id() const {
    // One above the highest object there is: the reader complains of any other /Size, and complaints are faults.
    QPDFObjectHandle size = qpdf_->getTrailer().getKey("/Size");
    const int next = size.isInteger() ? size.getIntValueAsInt() : 0;
    if (next < 1 || next > 8'000'000) damaged();
    return next;
}

QPDFObjectHandle Source::page(int number) const {
    const std::size_t wanted = number < 1 ? walk::most_nodes : static_cast<std::size_t>(number);
    if (pages_.size() < wanted) {
        std::set<QPDFObjGen> seen;
        pages_.clear();
        walk::pages_under(root().getKey("/Pages"), 0, seen, wanted, pages_, damaged_tree);
    }
    if (number < 1 || wanted > pages_.size())
        throw Error(Code::invalid, "signing.error.page",
                    {{"number", std::to_string(number)}, {"count", std::to_string(pages_.size())}});
    return pages_[wanted - 1];
}

std::vector<Source::Field> Source::fields() const {
    return walk::Fields<QPDFObjectHandle, Field>{damaged_tree}.of(root(), QPDFObjectHandle::newNull());
}

int Source::certified() const { return walk::certified(root()); }

void Source::require_clean() const {
    if (qpdf_->anyWarnings()) damaged();
}

}  // namespace signing::pades
