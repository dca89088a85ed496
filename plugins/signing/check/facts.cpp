// SPDX-License-Identifier: Apache-2.0
#include "signing/check/facts.h"

#include <algorithm>

#include "core/base/error.h"
#include "core/base/text.h"
#include "signing/check/digests.h"
#include "signing/check/dss.h"
#include "signing/check/sections.h"
#include "signing/check/tree.h"

namespace signing::check {
namespace {

using core::ByteView;

constexpr std::size_t most_signatures = 64;

std::string text_of(QPDFObjectHandle dictionary, const char* key) {
    QPDFObjectHandle value = dictionary.getKey(key);
    // A name may hold any bytes; a report holds text.
    if (value.isName() && core::text::valid_utf8(value.getName())) return value.getName().substr(1);
    return value.isString() ? value.getUTF8Value() : std::string();
}

// "D:20261123154200+07'00'"; nothing when it is not that.
std::optional<core::Instant> pdf_time(const std::string& text) {
    if (text.size() < 16 || !text.starts_with("D:")) return std::nullopt;
    std::string iso = text.substr(2, 4) + "-" + text.substr(6, 2) + "-" + text.substr(8, 2) + "T" +
                      text.substr(10, 2) + ":" + text.substr(12, 2) + ":" + text.substr(14, 2);
    if (text.size() >= 22 && (text[16] == '+' || text[16] == '-'))
        iso += text.substr(16, 3) + ":" + text.substr(20, 2);
    else
        iso += "Z";
    try {
        return core::parse_instant(iso);
    } catch (const core::Error&) {
        return std::nullopt;
    }
}

int certification(QPDFObjectHandle dictionary) {
    QPDFObjectHandle list = dictionary.getKey("/Reference");
    const int count = list.isArray() ? std::min(list.getArrayNItems(), 16) : 0;
    for (int i = 0; i < count; ++i) {
        QPDFObjectHandle one = list.getArrayItem(i);
        if (!one.isDictionary() || text_of(one, "/TransformMethod") != "DocMDP") continue;
        QPDFObjectHandle rules = one.getKey("/TransformParams");
        if (rules.isDictionary() && rules.getKey("/P").isInteger())
            return std::clamp(rules.getKey("/P").getIntValueAsInt(), 1, 3);
        return 2;
    }
    return 0;
}

// ISO 32000-1, 12.8.1 and EN 319 142-1, 5.3: two stretches from the start of the file with a gap
// for exactly /Contents between them.
bool read_range(QPDFObjectHandle dictionary, std::size_t size, SignatureFacts& out) {
    QPDFObjectHandle list = dictionary.getKey("/ByteRange");
    if (!list.isArray() || list.getArrayNItems() != 4) return false;
    for (int i = 0; i < 4; ++i) {
        QPDFObjectHandle one = list.getArrayItem(i);
        if (!one.isInteger() || one.getIntValue() < 0) return false;
        out.range[static_cast<std::size_t>(i)] = static_cast<std::size_t>(one.getIntValue());
    }
    const auto& [first, length, second, rest] = out.range;
    if (first != 0 || length == 0 || second <= length + 1) return false;
    if (second > size || rest > size - second || rest == 0) return false;
    out.end = second + rest;
    return true;
}

// The gap is one hexadecimal string and nothing else, in one case of letters, and the reader takes
// it for /Contents; after the CMS only zeros.
bool read_gap(QPDFObjectHandle dictionary, ByteView pdf, const SignatureFacts& facts,
              core::Bytes& cms) {
    const ByteView gap = pdf.subspan(facts.range[1], facts.range[2] - facts.range[1]);
    if (gap.front() != '<' || gap.back() != '>' || gap.size() % 2 != 0) return false;
    const std::string_view digits = core::chars(gap.subspan(1, gap.size() - 2));
    bool lower = false, upper = false;
    for (const char c : digits) {
        const bool number = c >= '0' && c <= '9';
        lower = lower || (c >= 'a' && c <= 'f');
        upper = upper || (c >= 'A' && c <= 'F');
        if (!number && !(c >= 'a' && c <= 'f') && !(c >= 'A' && c <= 'F')) return false;
    }
    if (lower && upper) return false;
    cms = core::unhex(digits);
    QPDFObjectHandle contents = dictionary.getKey("/Contents");
    if (!contents.isString() || contents.getStringValue() != core::chars(cms)) return false;
    const std::size_t used = cms_size(cms);
    if (used == 0) return false;
    if (std::any_of(cms.begin() + static_cast<std::ptrdiff_t>(used), cms.end(),
                    [](std::uint8_t c) { return c != 0; }))
        return false;
    cms.resize(used);
    return true;
}

// The signed revision is a whole file by itself, ends at its %%EOF, and knows this very dictionary
// (signature wrapping moves it).
bool revision_is_whole(Revisions& revisions, const SignatureFacts& facts, QPDFObjectHandle dictionary) {
    std::string_view text = core::chars(revisions.bytes().first(facts.end));
    while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.remove_suffix(1);
    if (!text.ends_with("%%EOF") || facts.end - text.size() > 2) return false;
    try {
        QPDFObjectHandle same = revisions.at(facts.end).getObject(facts.dictionary);
        const auto& table = revisions.table(facts.end);
        const auto entry = table.find(facts.dictionary);
        if (entry == table.end() || !same.isDictionary()) return false;
        // The dictionary stands before its gap, in the open (not in an object stream).
        if (entry->second.getType() != 1 ||
            static_cast<std::size_t>(entry->second.getOffset()) >= facts.range[1])
            return false;
        return same.getKey("/ByteRange").unparseResolved() ==
                   dictionary.getKey("/ByteRange").unparseResolved() &&
               same.getKey("/Contents").isString() &&
               same.getKey("/Contents").getStringValue() == dictionary.getKey("/Contents").getStringValue();
    } catch (const std::bad_alloc&) {   // no fault of the file
        throw;
    } catch (const std::exception&) {
        return false;
    }
}

void describe(QPDFObjectHandle dictionary, SignatureFacts& out) {
    out.sub_filter = text_of(dictionary, "/SubFilter");
    out.name = text_of(dictionary, "/Name");
    out.reason = text_of(dictionary, "/Reason");
    out.location = text_of(dictionary, "/Location");
    out.claimed = pdf_time(text_of(dictionary, "/M"));
    out.certifies = certification(dictionary);
    if (text_of(dictionary, "/Type") == "DocTimeStamp" || out.sub_filter == "ETSI.RFC3161")
        out.kind = SignatureKind::document_timestamp;
}

void read_signature(QPDFObjectHandle dictionary, Revisions& revisions, Digests& digests, SignatureFacts& out) {
    const ByteView pdf = revisions.bytes();
    if (!dictionary.isIndirect()) {
        out.form_faults.emplace_back("signing.verdict.dictionary");
        return;
    }
    out.dictionary = dictionary.getObjGen();
    describe(dictionary, out);
    core::Bytes cms;
    if (!read_range(dictionary, pdf.size(), out)) {
        out.form_faults.emplace_back("signing.verdict.byte_range");
        return;
    }
    if (!read_gap(dictionary, pdf, out, cms))
        out.form_faults.emplace_back("signing.verdict.gap");
    else if (!revision_is_whole(revisions, out, dictionary))
        out.form_faults.emplace_back("signing.verdict.revision");
    if (!out.form_faults.empty()) return revisions.forget(out.end);
    const std::vector<ByteView> parts = out.parts(pdf);
    if (out.kind == SignatureKind::document_timestamp) {
        out.timestamps.push_back(read_token(cms, parts, digests));
        return;
    }
    out.cms = read_cms(cms, parts, digests);
    for (const core::Bytes& token : out.cms.tokens)
        out.timestamps.push_back(read_token(token, {ByteView(out.cms.signature)}));
}

// A widget may name the value of its field again.
bool repeats(const Facts& known, QPDFObjectHandle value) {
    return value.isIndirect() &&
           std::any_of(known.signatures.begin(), known.signatures.end(),
                       [&](const SignatureFacts& one) { return one.dictionary == value.getObjGen(); });
}

std::string open(ByteView pdf, Facts& out) {
    if (!core::chars(pdf).starts_with("%PDF-")) return "signing.verdict.not_pdf";
    if (pdf.size() > (512u << 20)) return "signing.verdict.too_large";
    try {
        out.revisions = std::make_unique<Revisions>(pdf);
        if (out.revisions->whole().getRoot().isDictionary()) return {};
    } catch (const QPDFExc& fault) {
        if (fault.getErrorCode() == qpdf_e_password) return "signing.verdict.encrypted";
    } catch (const std::bad_alloc&) {
        throw;
    } catch (const std::exception&) {
    }
    out.revisions.reset();
    return "signing.verdict.damaged";
}

}  // namespace

Facts collect(ByteView pdf) {
    Facts out;
    if (says_too_much(pdf)) throw TooComplex();
    out.unreadable = open(pdf, out);
    if (!out.revisions) {
        out.remnants = core::chars(pdf).find("/ByteRange") != std::string_view::npos;
        return out;
    }
    QPDF& whole = out.revisions->whole();
    Digests digests;
    out.hybrid = whole.getTrailer().hasKey("/XRefStm");
    out.pages = pages_of(whole).size();
    std::string_view tail = core::chars(pdf);
    for (int i = 0; i < 2 && !tail.empty() && (tail.back() == '\n' || tail.back() == '\r'); ++i)
        tail.remove_suffix(1);
    out.tail_complete = tail.ends_with("%%EOF");
    for (const auto& [id, node] : fields_of(whole)) {
        QPDFObjectHandle field = node.object;
        if (node.kind != "/Sig" || !field.hasKey("/V")) continue;
        // With a name or without: whatever says that it holds a signature is judged.
        if (node.widget_only && repeats(out, field.getKey("/V"))) continue;
        if (out.signatures.size() >= most_signatures) throw TooComplex();
        SignatureFacts one;
        one.field = node.name;
        QPDFObjectHandle value = field.getKey("/V");
        one.locks = locks_of(field, value);
        if (value.isDictionary())
            read_signature(value, *out.revisions, digests, one);
        else
            one.form_faults.emplace_back("signing.verdict.dictionary");
        out.signatures.push_back(std::move(one));
    }
    std::stable_sort(out.signatures.begin(), out.signatures.end(),
                     [](const auto& a, const auto& b) { return a.end < b.end; });
    out.remnants =
        out.signatures.empty() && core::chars(pdf).find("/ByteRange") != std::string_view::npos;
    out.evidence = evidence_of(whole);
    for (std::size_t i = 0; i < out.signatures.size(); ++i)
        if (out.signatures[i].kind == SignatureKind::document_timestamp &&
            out.signatures[i].form_faults.empty())
            out.last_timestamp = i;
    if (out.last_timestamp) {
        const std::size_t end = out.signatures[*out.last_timestamp].end;
        out.stamped = end == pdf.size() ? out.evidence : evidence_of(out.revisions->at(end));
    }
    // What was signed once counts though it was replaced since: a list that tells of a revocation cannot be dropped.
    for (const SignatureFacts& one : out.signatures)
        if (one.form_faults.empty() && one.end != pdf.size())
            out.evidence.add(evidence_of(out.revisions->at(one.end)));
    out.revisions->forget_complaints();
    return out;
}

}  // namespace signing::check
