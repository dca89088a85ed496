// SPDX-License-Identifier: Apache-2.0
// METS as the E-ARK common specification (CSIP 2.2) wants it; each number in a comment is a requirement of it.
#include "packages/domain/copies.h"
#include "packages/domain/documents.h"
#include "packages/domain/xml.h"

namespace packages {
namespace {

using xml::attribute;
using xml::child;
using xml::text;

// Younger than the vocabulary of CSIP4, which has citserms_v2_1.
void typed(xml::Node node) {
    attribute(node, "csip:CONTENTINFORMATIONTYPE", "OTHER");
    attribute(node, "csip:OTHERCONTENTINFORMATIONTYPE", "citserms_v3_0");
}

struct Reference {
    std::string id, path, media;
    std::uint64_t bytes = 0;
    core::Digest digest;
};

Reference of(const char* id, const char* path, const std::string& bytes) {
    return {id, path, "application/xml", bytes.size(), core::sha256(bytes)};
}

xml::Node measured(xml::Node node, const Reference& of, const Content& content) {
    attribute(node, "MIMETYPE", of.media);
    attribute(node, "SIZE", std::to_string(of.bytes));
    attribute(node, "CREATED", core::iso(content.made));
    attribute(node, "CHECKSUM", of.digest.hex());
    return attribute(node, "CHECKSUMTYPE", "SHA-256");
}

xml::Node located(xml::Node node, const std::string& path) {
    attribute(node, "LOCTYPE", "URL");
    attribute(node, "xlink:type", "simple");
    return attribute(node, "xlink:href", path);
}

xml::Node root(pugi::xml_document& document, const Content& content, const std::string& id) {
    auto mets = child(document, "mets");
    attribute(mets, "xmlns", "http://www.loc.gov/METS/");
    attribute(mets, "xmlns:xlink", "http://www.w3.org/1999/xlink");
    attribute(mets, "xmlns:csip", "https://DILCIS.eu/XML/METS/CSIPExtensionMETS");
    attribute(mets, "OBJID", id);
    attribute(mets, "TYPE", "Textual works – Digital");                              // CSIP2, of its vocabulary
    attribute(mets, "LABEL", content.title);
    typed(mets);                                                                     // CSIP4, CSIP5
    attribute(mets, "PROFILE", "https://earksip.dilcis.eu/profile/E-ARK-SIP.xml");    // CSIP6, SIP2
    auto header = attribute(child(mets, "metsHdr"), "CREATEDATE", core::iso(content.made));
    attribute(header, "csip:OAISPACKAGETYPE", "SIP");                                // CSIP9
    auto agent = attribute(child(header, "agent"), "ROLE", "CREATOR");
    attribute(agent, "TYPE", "OTHER");
    attribute(agent, "OTHERTYPE", "SOFTWARE");
    text(agent, "name", "Naskah");
    attribute(text(agent, "note", content.software_version), "csip:NOTETYPE", "SOFTWARE VERSION");   // CSIP16
    return mets;
}

void metadata(xml::Node mets, const char* section, const Reference& of, const Content& content) {
    const bool descriptive = std::string_view(section) == "dmdSec";
    auto made = descriptive ? child(mets, section) : child(child(mets, "amdSec"), section);
    attribute(made, "ID", "ID-" + of.id);
    attribute(made, "CREATED", core::iso(content.made));
    attribute(made, "STATUS", "CURRENT");
    auto reference = located(child(made, "mdRef"), of.path);
    attribute(reference, "MDTYPE", descriptive ? "OTHER" : "PREMIS");
    if (descriptive) attribute(reference, "OTHERMDTYPE", "ERMS");
    measured(reference, of, content);
}

void put(xml::Node group, const Reference& of, const Content& content) {
    auto file = attribute(child(group, "file"), "ID", "ID-" + of.id);
    measured(file, of, content);
    located(child(file, "FLocat"), of.path);
}

xml::Node group(xml::Node section, const char* use, const char* id) {
    return attribute(attribute(child(section, "fileGrp"), "ID", id), "USE", use);
}

xml::Node division(xml::Node in, const char* id, const std::string& label) {
    return attribute(attribute(child(in, "div"), "ID", id), "LABEL", label);
}

xml::Node structure(xml::Node mets, const std::string& label) {
    auto map = attribute(child(mets, "structMap"), "ID", "ID-struct");
    attribute(map, "TYPE", "PHYSICAL");
    attribute(map, "LABEL", "CSIP");   // CSIP82
    return division(map, "ID-struct-root", label);
}

std::string representation(const Content& content, const char* name, const std::vector<Reference>& files,
                           const std::vector<Reference>& documents = {}) {
    pugi::xml_document document;
    auto mets = root(document, content, name);
    auto section = attribute(child(mets, "fileSec"), "ID", "ID-files");
    if (!documents.empty()) {
        auto documented = group(section, "Documentation", "ID-documentation");   // CSIP60
        typed(documented);
        for (const auto& each : documents) put(documented, each, content);
    }
    auto data = group(section, "Data", "ID-data");
    for (const auto& each : files) put(data, each, content);
    auto whole = structure(mets, name);
    division(whole, "ID-struct-metadata", "Metadata");
    if (!documents.empty())
        attribute(child(division(whole, "ID-struct-documentation", "Documentation"), "fptr"), "FILEID", "ID-documentation");   // CSIP93
    attribute(child(division(whole, "ID-struct-data", "Data"), "fptr"), "FILEID", "ID-data");
    return xml::whole(document);
}

}  // namespace

std::string representation_mets(const Content& content) {
    std::vector<Reference> files;
    for (const auto& item : content.items)
        if (item.digest)
            files.push_back({"file-" + std::to_string(item.number), "data/" + item.file(), "application/pdf", item.bytes,
                             *item.digest});
    return representation(content, "rep1", files);
}

std::string copies_mets(const Content& content) {
    std::vector<Reference> files;
    for (const auto& copy : content.copies)
        files.push_back({"copy-" + std::to_string(files.size() + 1), "data/" + file_of(copy), copy.media,
                         static_cast<std::uint64_t>(copy.octets), copy.digest});
    std::vector<Reference> documents;
    const auto document = [&](const std::string& name, const char* media, const core::Digest& digest, std::uint64_t bytes) {
        documents.push_back({"seal-" + std::to_string(documents.size() + 1), "documentation/" + name, media, bytes, digest});
    };
    for (const auto& seal : content.seals) {
        document(seal_file(seal.id(), sums_ending), sums_media, core::sha256(seal.sums), seal.sums.size());
        document(seal_file(seal.id(), seal_ending), seal_media, core::sha256(seal.cms), seal.cms.size());
    }
    return representation(content, "rep2", files, documents);
}

std::string besides_mets(const Content& content) {
    std::vector<Reference> files;
    for (const auto& beside : content.besides)
        files.push_back({"beside-" + std::to_string(files.size() + 1), "data/" + beside.file(), beside.media, beside.bytes,
                         beside.digest});
    return representation(content, "rep3", files);
}

std::string root_mets(const Content& content, const Written& written) {
    pugi::xml_document document;
    auto mets = root(document, content, content.name());
    metadata(mets, "dmdSec", of("erms", "metadata/descriptive/ERMS.xml", written.erms), content);
    metadata(mets, "digiprovMD", of("premis", "metadata/preservation/premis.xml", written.premis), content);
    const std::pair<std::string, const std::string&> representations[] = {{"rep1", written.representation},
                                                                          {"rep2", written.copies},
                                                                          {"rep3", written.besides}};
    auto section = attribute(child(mets, "fileSec"), "ID", "ID-files");
    auto guide = of("guide", guide_path.data(), written.guide);
    guide.media = "text/plain";
    auto documents = group(section, "Documentation", "ID-documentation");   // CSIP60
    typed(documents);
    put(documents, guide, content);
    for (const auto& [name, own] : representations) {
        if (own.empty()) continue;
        auto made = group(section, ("Representations/" + name).c_str(), ("ID-" + name).c_str());
        typed(made);   // CSIP62, CSIP63
        put(made, of((name + "-mets").c_str(), ("representations/" + name + "/METS.xml").c_str(), own), content);
    }
    auto whole = structure(mets, content.name());
    auto described = division(whole, "ID-struct-metadata", "Metadata");
    attribute(described, "DMDID", "ID-erms");
    attribute(described, "ADMID", "ID-premis");
    auto documented = division(whole, "ID-struct-documentation", "Documentation");   // CSIP93
    attribute(child(documented, "fptr"), "FILEID", "ID-documentation");
    for (const auto& [name, own] : representations) {
        if (own.empty()) continue;
        auto rep = division(whole, ("ID-struct-" + name).c_str(), "Representations/" + name);
        auto pointer = located(child(rep, "mptr"), "representations/" + name + "/METS.xml");
        attribute(pointer, "xlink:title", "ID-" + name);
    }
    return xml::whole(document);
}

}  // namespace packages
