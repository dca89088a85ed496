// SPDX-License-Identifier: Apache-2.0
#include "core/pdf/pdfa.h"

#define POINTERHOLDER_TRANSITION 4  // the shared_ptr form of QPDF 11
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFWriter.hh>
#include <stdexcept>

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/pdf/characters.h"

namespace core::pdf {
namespace {

using Handle = QPDFObjectHandle;

constexpr char producer[] = "Naskah";

// ISO 32000-1, 7.9.4, in UTC.
std::string pdf_date(Instant at) {
    const std::string text = iso(at);  // 2026-11-23T08:15:30.123Z
    std::string out = "D:";
    for (char c : text.substr(0, 19))
        if (c >= '0' && c <= '9') out += c;
    return out + "+00'00'";
}

std::string xmp_date(Instant at) { return iso(at).substr(0, 19) + "+00:00"; }

std::string element(const std::string& name, const std::string& text) {
    return text.empty() ? "" : "<" + name + ">" + text::html(text) + "</" + name + ">\n";
}

// ISO 16684-1. Says the same as the Info dictionary (ISO 19005-2, 6.6.3).
std::string xmp(const Setup& setup) {
    std::string out =
        "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
        "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
        "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
        "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
        " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\""
        " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">\n";
    out += element("pdfaid:part", setup.attachment ? "3" : "2");
    out += element("pdfaid:conformance", "B");
    out += element("dc:format", "application/pdf");
    if (!setup.title.empty())
        out += "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">" + text::html(setup.title) +
               "</rdf:li></rdf:Alt></dc:title>\n";
    if (!setup.author.empty())
        out += "<dc:creator><rdf:Seq><rdf:li>" + text::html(setup.author) +
               "</rdf:li></rdf:Seq></dc:creator>\n";
    if (!setup.language.empty())
        out += "<dc:language><rdf:Bag><rdf:li>" + text::html(setup.language) +
               "</rdf:li></rdf:Bag></dc:language>\n";
    out += element("xmp:CreatorTool", setup.creator);
    out += element("xmp:CreateDate", xmp_date(setup.created));
    out += element("xmp:ModifyDate", xmp_date(setup.created));
    out += element("pdf:Producer", producer);
    return out + "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>\n";
}

void set_info(QPDF& pdf, const Setup& setup) {
    Handle info = Handle::newDictionary();
    const auto put = [&](const char* key, const std::string& text) {
        if (!text.empty()) info.replaceKey(key, Handle::newUnicodeString(text));
    };
    put("/Title", setup.title);
    put("/Author", setup.author);
    put("/Creator", setup.creator);
    put("/Producer", producer);
    info.replaceKey("/CreationDate", Handle::newString(pdf_date(setup.created)));
    info.replaceKey("/ModDate", Handle::newString(pdf_date(setup.created)));
    pdf.getTrailer().replaceKey("/Info", pdf.makeIndirectObject(info));
}

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

std::string mime_name(const std::string& type) {
    return "/" + (type.empty() ? std::string("application/octet-stream") : type);
}

// ISO 19005-3, 6.8: the specification names its relation and hangs on the catalog's /AF.
void attach(QPDF& pdf, const Attachment& file, Instant at) {
    Handle stream = Handle::newStream(&pdf, bytes_of(file.data));
    Handle params = Handle::newDictionary();
    params.replaceKey("/Size", Handle::newInteger(static_cast<long long>(file.data.size())));
    params.replaceKey("/ModDate", Handle::newString(pdf_date(at)));
    stream.getDict().replaceKey("/Type", Handle::newName("/EmbeddedFile"));
    stream.getDict().replaceKey("/Subtype", Handle::newName(mime_name(file.type)));
    stream.getDict().replaceKey("/Params", params);
    Handle held = pdf.makeIndirectObject(stream);
    Handle files = Handle::newDictionary();
    files.replaceKey("/F", held);
    files.replaceKey("/UF", held);
    Handle spec = Handle::newDictionary();
    spec.replaceKey("/Type", Handle::newName("/Filespec"));
    spec.replaceKey("/F", Handle::newUnicodeString(file.name));
    spec.replaceKey("/UF", Handle::newUnicodeString(file.name));
    spec.replaceKey("/Desc", Handle::newUnicodeString(file.description));
    spec.replaceKey("/AFRelationship", Handle::newName("/Data"));
    spec.replaceKey("/EF", files);
    spec = pdf.makeIndirectObject(spec);
    Handle names = Handle::newArray();
    names.appendItem(Handle::newUnicodeString(file.name));
    names.appendItem(spec);
    Handle tree = Handle::newDictionary();
    tree.replaceKey("/Names", names);
    Handle roots = Handle::newDictionary();
    roots.replaceKey("/EmbeddedFiles", tree);
    Handle associated = Handle::newArray();
    associated.appendItem(spec);
    pdf.getRoot().replaceKey("/Names", roots);
    pdf.getRoot().replaceKey("/AF", associated);
}

void set_catalog(QPDF& pdf, const Setup& setup) {
    Handle metadata = Handle::newStream(&pdf, xmp(setup));
    metadata.getDict().replaceKey("/Type", Handle::newName("/Metadata"));
    metadata.getDict().replaceKey("/Subtype", Handle::newName("/XML"));
    Handle root = pdf.getRoot();
    root.replaceKey("/Metadata", pdf.makeIndirectObject(metadata));
    if (!setup.language.empty()) root.replaceKey("/Lang", Handle::newUnicodeString(setup.language));
    Handle viewer = Handle::newDictionary();
    if (!setup.title.empty()) viewer.replaceKey("/DisplayDocTitle", Handle::newBool(true));
    root.replaceKey("/ViewerPreferences", viewer);
    root.removeKey("/PageMode");
    root.removeKey("/Outlines");
}

}  // namespace

Bytes make_pdfa(ByteView source, const Setup& setup, ByteView profile,
                const Structure* structure) try {
    QPDF pdf;
    pdf.setSuppressWarnings(true);
    pdf.setAttemptRecovery(false);
    pdf.processMemoryFile("letter", chars(source).data(), source.size());
    set_info(pdf, setup);
    set_catalog(pdf, setup);
    set_colours(pdf, profile);
    mend_fonts(pdf);
    mend_filters(pdf);
    if (setup.attachment) attach(pdf, *setup.attachment, setup.created);
    if (structure) add_structure(pdf, *structure);

    QPDFWriter writer(pdf);
    writer.setOutputMemory();
    writer.forcePDFVersion("1.7");
    writer.setObjectStreamMode(qpdf_o_disable);
    writer.setNewlineBeforeEndstream(true);
    writer.setDeterministicID(true);
    writer.write();
    if (pdf.anyWarnings()) throw Error(Code::internal, "core.pdf.own");
    const auto made = writer.getBufferSharedPointer();
    return {made->getBuffer(), made->getBuffer() + made->getSize()};
} catch (const QPDFExc&) {
    throw Error(Code::internal, "core.pdf.own");
}

}  // namespace core::pdf
