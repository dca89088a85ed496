// SPDX-License-Identifier: Apache-2.0
#include "core/pdf/pdfa.h"

#define POINTERHOLDER_TRANSITION 4  // the shared_ptr form of QPDF 11
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFWriter.hh>
#include <stdexcept>

#include "core/base/error.h"
#include "core/pdf/catalog.h"
#include "core/pdf/characters.h"

namespace core::pdf {
namespace {

using Handle = QPDFObjectHandle;

std::string hex4(unsigned value) {
    static constexpr char figures[] = "0123456789ABCDEF";
    return {figures[value >> 12 & 15], figures[value >> 8 & 15], figures[value >> 4 & 15],
            figures[value & 15]};
}

// Codes are UTF-16 units, so the map is the identity. A range must not cross the last byte (ISO
// 32000-1, 9.10.3), hence 256 of them, at most 100 in one block. U+0000, U+FEFF, U+FFFE and the
// surrogates are no text.
std::string identity_map() {
    std::vector<std::string> ranges;
    for (unsigned high = 0; high < 256; ++high) {
        if (high >= 0xD8 && high <= 0xDF) continue;
        const auto add = [&](unsigned from, unsigned to) {
            ranges.push_back("<" + hex4(from) + "> <" + hex4(to) + "> <" + hex4(from) + ">\n");
        };
        const unsigned base = high << 8;
        if (high == 0xFE) {
            add(base, base + 0xFE);
        } else {
            add(base + (high == 0 ? 1 : 0), base + (high == 0xFF ? 0xFD : 0xFF));
        }
    }
    std::string out =
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n";
    for (std::size_t i = 0; i < ranges.size(); i += 100) {
        const std::size_t count = std::min<std::size_t>(100, ranges.size() - i);
        out += std::to_string(count) + " beginbfrange\n";
        for (std::size_t j = i; j < i + count; ++j) out += ranges[j];
        out += "endbfrange\n";
    }
    return out + "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";
}

// libharu appends ",Bold" to the name of a bold face, which is meant for faces not embedded.
void mend_name(Handle& object, const char* key) {
    Handle name = object.getKey(key);
    if (!name.isName()) return;
    const std::string text = name.getName();
    if (const auto comma = text.find(','); comma != text.npos)
        object.replaceKey(key, Handle::newName(text.substr(0, comma)));
}

// libharu 2.3 writes a CID map where a Unicode map belongs, and none for simple fonts.
void mend_fonts(QPDF& pdf) {
    Handle map, simple;
    for (Handle object : pdf.getAllObjects()) {
        if (object.isDictionaryOfType("/FontDescriptor")) mend_name(object, "/FontName");
        if (!object.isDictionaryOfType("/Font")) continue;
        mend_name(object, "/BaseFont");
        if (object.getKey("/Subtype").isNameAndEquals("/TrueType")) {
            if (!simple.isInitialized())
                simple = pdf.makeIndirectObject(Handle::newStream(&pdf, windows_1252_map()));
            object.replaceKey("/ToUnicode", simple);
        }
        if (!object.getKey("/Subtype").isNameAndEquals("/Type0")) continue;
        if (!map.isInitialized())
            map = pdf.makeIndirectObject(Handle::newStream(&pdf, identity_map()));
        object.replaceKey("/ToUnicode", map);
    }
}

// QPDF hands a deflated stream on as it is when its filter is a name; libharu writes an array of
// one name, for which QPDF would inflate and deflate every font anew.
void mend_filters(QPDF& pdf) {
    for (Handle object : pdf.getAllObjects()) {
        if (!object.isStream()) continue;
        Handle filter = object.getDict().getKey("/Filter");
        const bool single = filter.isArray() && filter.getArrayNItems() == 1;
        if (single && !object.getDict().hasKey("/DecodeParms"))
            object.getDict().replaceKey("/Filter", filter.getArrayItem(0));
    }
}

std::string bytes_of(ByteView bytes) { return std::string(chars(bytes)); }

void set_colours(QPDF& pdf, ByteView profile) {
    Handle stream = Handle::newStream(&pdf, bytes_of(profile));
    stream.getDict().replaceKey("/N", Handle::newInteger(3));
    Handle intent = Handle::newDictionary();
    intent.replaceKey("/Type", Handle::newName("/OutputIntent"));
    intent.replaceKey("/S", Handle::newName("/GTS_PDFA1"));
    intent.replaceKey("/OutputConditionIdentifier", Handle::newString("sRGB IEC61966-2.1"));
    intent.replaceKey("/Info", Handle::newString("sRGB IEC61966-2.1"));
    intent.replaceKey("/DestOutputProfile", pdf.makeIndirectObject(stream));
    Handle intents = Handle::newArray();
    intents.appendItem(pdf.makeIndirectObject(intent));
    pdf.getRoot().replaceKey("/OutputIntents", intents);
}

}  // namespace

Bytes make_pdfa(ByteView source, const Setup& setup, ByteView profile,
                const Structure* structure, const std::vector<Carried>& carried) try {
    QPDF pdf;
    pdf.setSuppressWarnings(true);
    pdf.setAttemptRecovery(false);
    pdf.processMemoryFile("letter", chars(source).data(), source.size());
    set_info(pdf, setup);
    set_catalog(pdf, setup, true);
    set_colours(pdf, profile);
    mend_fonts(pdf);
    mend_filters(pdf);
    Large large;
    attach(pdf, carried, setup.attachments, setup.created, large);
    if (structure) add_structure(pdf, *structure);

    QPDFWriter writer(pdf);
    writer.forcePDFVersion("1.7");
    writer.setObjectStreamMode(qpdf_o_disable);
    writer.setNewlineBeforeEndstream(true);
    writer.setDeterministicID(true);
    Bytes made = large.written(writer);
    if (pdf.anyWarnings()) throw Error(Code::internal, "core.pdf.own");
    return made;
} catch (const QPDFExc&) {
    throw Error(Code::internal, "core.pdf.own");
}

}  // namespace core::pdf
