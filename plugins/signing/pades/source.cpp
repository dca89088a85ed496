// SPDX-License-Identifier: Apache-2.0
#include "signing/pades/source.h"

#include <algorithm>
#include <functional>
#include <set>

#include "core/base/error.h"

namespace signing::pades {
namespace {

using core::Code;
using core::Error;

constexpr std::size_t largest = 512u << 20;
constexpr int deepest = 64;
constexpr std::size_t most_nodes = 200'000;

[[noreturn]] void damaged() { throw Error(Code::unsupported, "signing.error.pdf_damaged"); }

// The pages in their order, as far as the one wanted.
void pages_under(QPDFObjectHandle node, int depth, std::set<QPDFObjGen>& seen, std::size_t wanted,
                 std::vector<QPDFObjectHandle>& out) {
    if (depth > deepest || seen.size() > most_nodes || !node.isDictionary()) damaged();
    if (node.isIndirect() && !seen.insert(node.getObjGen()).second) damaged();
    QPDFObjectHandle kids = node.getKey("/Kids");
    if (!kids.isArray()) {
        if (!node.isIndirect()) damaged();
        out.push_back(node);
        return;
    }
    for (int i = 0; i < kids.getArrayNItems() && out.size() < wanted; ++i)
        pages_under(kids.getArrayItem(i), depth + 1, seen, wanted, out);
}

struct FieldWalk {
    std::set<QPDFObjGen> seen;
    std::vector<Source::Field> found;

    void visit(QPDFObjectHandle node, const std::string& above, QPDFObjectHandle kind, int depth) {
        if (depth > deepest || seen.size() > most_nodes || !node.isDictionary()) damaged();
        if (node.isIndirect() && !seen.insert(node.getObjGen()).second) damaged();
        std::string name = above;
        if (QPDFObjectHandle own = node.getKey("/T"); own.isString())
            name += (above.empty() ? "" : ".") + own.getUTF8Value();
        if (node.hasKey("/FT")) kind = node.getKey("/FT");
        QPDFObjectHandle kids = node.getKey("/Kids");
        const bool has_fields_below = kids.isArray() && kids.getArrayNItems() > 0 &&
                                      kids.getArrayItem(0).isDictionary() &&
                                      kids.getArrayItem(0).hasKey("/T");
        if (has_fields_below) {
            for (int i = 0; i < kids.getArrayNItems(); ++i)
                visit(kids.getArrayItem(i), name, kind, depth + 1);
            return;
        }
        found.push_back({name, node, kind.isName() && kind.getName() == "/Sig", node.hasKey("/V")});
    }
};

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
    const std::size_t wanted = number < 1 ? most_nodes : static_cast<std::size_t>(number);
    if (pages_.size() < wanted) {
        std::set<QPDFObjGen> seen;
        pages_.clear();
        pages_under(root().getKey("/Pages"), 0, seen, wanted, pages_);
    }
    if (number < 1 || wanted > pages_.size())
        throw Error(Code::invalid, "signing.error.page",
                    {{"number", std::to_string(number)}, {"count", std::to_string(pages_.size())}});
    return pages_[wanted - 1];
}

std::vector<Source::Field> Source::fields() const {
    QPDFObjectHandle form = root().getKey("/AcroForm");
    if (!form.isDictionary()) return {};
    QPDFObjectHandle list = form.getKey("/Fields");
    FieldWalk walk;
    for (int i = 0; list.isArray() && i < list.getArrayNItems(); ++i)
        walk.visit(list.getArrayItem(i), "", QPDFObjectHandle::newNull(), 0);
    return std::move(walk.found);
}

int Source::certified() const {
    QPDFObjectHandle perms = root().getKey("/Perms");
    if (!perms.isDictionary() || !perms.getKey("/DocMDP").isDictionary()) return 0;
    QPDFObjectHandle list = perms.getKey("/DocMDP").getKey("/Reference");
    for (int i = 0; list.isArray() && i < list.getArrayNItems(); ++i) {
        QPDFObjectHandle rules = list.getArrayItem(i).isDictionary()
                                     ? list.getArrayItem(i).getKey("/TransformParams")
                                     : QPDFObjectHandle::newNull();
        if (rules.isDictionary() && rules.getKey("/P").isInteger())
            return rules.getKey("/P").getIntValueAsInt();
    }
    return 2;  // ISO 32000-1 table 254: the default of P
}

void Source::require_clean() const {
    if (qpdf_->anyWarnings()) damaged();
}

}  // namespace signing::pades
