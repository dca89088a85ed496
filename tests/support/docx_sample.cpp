// SPDX-License-Identifier: Apache-2.0
#include "tests/support/docx_sample.h"

#include "core/docx/package.h"

namespace tests {
namespace {

const std::string head = R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>)";
const std::string space = R"( xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships")";
const std::string type_of = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
const std::string relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

std::string run(const std::string& text, const std::string& set = "") {
    return "<w:r w:rsidR=\"00A41B2C\"><w:rPr><w:rFonts w:ascii=\"Arial\" w:hAnsi=\"Arial\" w:cs=\"Arial\"/>" + set +
           "<w:sz w:val=\"24\"/></w:rPr><w:t xml:space=\"preserve\">" + text + "</w:t></w:r>";
}
std::string paragraph(const std::string& runs, const std::string& set = "") {
    return "<w:p w:rsidR=\"00A41B2C\" w:rsidRDefault=\"00A41B2C\"><w:pPr>" + set + "<w:spacing w:after=\"0\"/></w:pPr>" + runs +
           "</w:p>";
}
std::string cell(int width, const std::string& inside) {
    return "<w:tc><w:tcPr><w:tcW w:w=\"" + std::to_string(width) + "\" w:type=\"dxa\"/></w:tcPr>" + inside + "</w:tc>";
}
std::string row(const std::string& label, const std::string& value) {
    return "<w:tr>" + cell(1400, paragraph(run(label))) + cell(300, paragraph(run(":"))) + cell(5600, paragraph(value)) + "</w:tr>";
}

std::string document(const DocxSample& sample) {
    const std::string right = "<w:ind w:left=\"4800\"/>", spelling = "<w:proofErr w:type=\"spellStart\"/>";
    return head + "<w:document" + space + "><w:body>" +
           paragraph(run("PEMERINTAH KOTA CONTOH", "<w:b/>"), "<w:jc w:val=\"center\"/>") +
           paragraph(run("Contoh, ${tanggal_naskah}"), "<w:jc w:val=\"right\"/>") +
           "<w:tbl><w:tblPr><w:tblW w:w=\"7300\" w:type=\"dxa\"/></w:tblPr><w:tblGrid><w:gridCol w:w=\"1400\"/>"
           "<w:gridCol w:w=\"300\"/><w:gridCol w:w=\"5600\"/></w:tblGrid>" +
           row("Nomor", run("${") + spelling + run("nomor") + "<w:proofErr w:type=\"spellEnd\"/>" + run("_naskah}")) +
           row("Sifat", run("${sifat}")) + row("Hal", run("${hal}", "<w:b/>")) + "</w:tbl>" + paragraph("") +
           paragraph(run("Yth. ${kepada}")) + paragraph("") + paragraph(run(sample.body)) + paragraph("") +
           paragraph(run("${jabatan_pengirim},"), right) + paragraph(run(sample.signature), right) +
           paragraph(run("${nama_pengirim}", "<w:b/>"), right) + paragraph(run("NIP ${nip_pengirim}"), right) + sample.more +
           "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId2\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/>"
           "<w:pgMar w:top=\"1134\" w:right=\"1134\" w:bottom=\"1418\" w:left=\"1701\" w:header=\"567\" w:footer=\"567\" "
           "w:gutter=\"0\"/></w:sectPr></w:body></w:document>";
}

}  // namespace

core::Bytes docx_sample(const DocxSample& sample) {
    const std::string main = sample.macros ? "application/vnd.ms-word.document.macroEnabled.main+xml" : type_of + "document.main+xml";
    std::string types, relations;
    std::vector<core::docx::Part> more;
    for (const auto& each : sample.parts) {
        types += "<Override PartName=\"/word/" + each.name + ".xml\" ContentType=\"" + type_of + each.name + "+xml\"/>";
        relations += "<Relationship Id=\"rId_" + each.name + "\" Type=\"" + relation + each.name + "\" Target=\"" + each.name +
                     ".xml\"/>";
        more.push_back({"word/" + each.name + ".xml", head + "<w:" + each.name + space + ">" + each.xml + "</w:" + each.name + ">"});
    }
    std::vector<core::docx::Part> all{
        {"[Content_Types].xml",
         head + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" "
                "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" "
                "ContentType=\"application/xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"" + main +
             "\"/><Override PartName=\"/word/footer1.xml\" ContentType=\"" + type_of + "footer+xml\"/>" + types + "</Types>"},
        {"_rels/.rels", head + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                               "<Relationship Id=\"rId1\" Type=\"" + relation + "officeDocument\" Target=\"word/document.xml\"/>"
                               "</Relationships>"},
        {"word/_rels/document.xml.rels",
         head + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId2\" "
                "Type=\"" + relation + "footer\" Target=\"footer1.xml\"/>" + relations + sample.relations + "</Relationships>"},
        {"word/document.xml", document(sample)},
        {"word/footer1.xml", head + "<w:ftr" + space + ">" + paragraph(run("${unit}")) + "</w:ftr>"}};
    all.insert(all.end(), more.begin(), more.end());
    return core::docx::pack(all);
}

}  // namespace tests
