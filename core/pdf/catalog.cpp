// SPDX-License-Identifier: Apache-2.0
#include "core/pdf/catalog.h"

#include <map>

#include "core/base/text.h"

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
std::string xmp(const Setup& setup, bool pdfa) {
    std::string out =
        "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
        "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
        "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
        "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
        " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\""
        " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">\n";
    if (pdfa) {
        out += element("pdfaid:part", setup.attachments.empty() ? "2" : "3");
        out += element("pdfaid:conformance", "B");
    }
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

std::string mime_name(const std::string& type) {
    return "/" + (type.empty() ? std::string("application/octet-stream") : type);
}

const char* relation_name(Relates relates) {
    switch (relates) {
        case Relates::data: return "/Data";
        case Relates::source: return "/Source";
        case Relates::supplement: return "/Supplement";
    }
    return "/Unspecified";
}

Handle specification(QPDF& pdf, const Attachment& file, Instant at, const Carried* carried, Large& large) {
    Handle stream = Handle::newStream(&pdf, std::string(chars(file.data)));
    Handle params = Handle::newDictionary();
    params.replaceKey("/Size", Handle::newInteger(static_cast<long long>(carried ? carried->size : file.data.size())));
    params.replaceKey("/ModDate", Handle::newString(pdf_date(at)));
    stream.getDict().replaceKey("/Type", Handle::newName("/EmbeddedFile"));
    stream.getDict().replaceKey("/Subtype", Handle::newName(mime_name(file.type)));
    stream.getDict().replaceKey("/Params", params);
    Handle held = pdf.makeIndirectObject(stream);
    if (carried) large.put(held, carried->digest, carried->size, carried->append, Handle::newNull(), Handle::newNull());
    Handle embedded = Handle::newDictionary();
    embedded.replaceKey("/F", held);
    embedded.replaceKey("/UF", held);
    Handle spec = Handle::newDictionary();
    spec.replaceKey("/Type", Handle::newName("/Filespec"));
    spec.replaceKey("/F", Handle::newUnicodeString(file.name));
    spec.replaceKey("/UF", Handle::newUnicodeString(file.name));
    spec.replaceKey("/Desc", Handle::newUnicodeString(file.description));
    spec.replaceKey("/AFRelationship", Handle::newName(relation_name(file.relates)));
    spec.replaceKey("/EF", embedded);
    return pdf.makeIndirectObject(spec);
}

}  // namespace

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

// ISO 19005-3, 6.8: each specification names its relation and hangs on the catalog's /AF.
void attach(QPDF& pdf, const std::vector<Carried>& carried, const std::vector<Attachment>& files, Instant at, Large& large) {
    if (files.empty() && carried.empty()) return;
    std::map<std::string, Handle> by_name;   // a name tree is in the order of its keys
    Handle associated = Handle::newArray();
    const auto add = [&](const Attachment& file, const Carried* held) {
        Handle spec = specification(pdf, file, at, held, large);
        by_name.emplace(file.name, spec);
        associated.appendItem(spec);
    };
    for (const Carried& each : carried) add(each.as, &each);
    for (const Attachment& file : files) add(file, nullptr);
    Handle names = Handle::newArray();
    for (const auto& [name, spec] : by_name) {
        names.appendItem(Handle::newUnicodeString(name));
        names.appendItem(spec);
    }
    Handle tree = Handle::newDictionary();
    tree.replaceKey("/Names", names);
    // Names of places and the like stay; a file with files of its own is not taken (survey()).
    Handle roots = pdf.getRoot().getKey("/Names");
    roots = roots.isDictionary() ? roots.shallowCopy() : Handle::newDictionary();
    roots.replaceKey("/EmbeddedFiles", tree);
    pdf.getRoot().replaceKey("/Names", roots);
    pdf.getRoot().replaceKey("/AF", associated);
}

void set_catalog(QPDF& pdf, const Setup& setup, bool pdfa) {
    Handle metadata = Handle::newStream(&pdf, xmp(setup, pdfa));
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

}  // namespace core::pdf
