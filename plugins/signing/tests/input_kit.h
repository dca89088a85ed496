// SPDX-License-Identifier: Apache-2.0
// PDFs of every build people bring along, made by QPDF or written by hand where QPDF makes none.
#pragma once

#include <functional>
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFWriter.hh>

#include "signing/pades/build.h"
#include "signing/tests/kit.h"
#include "signing/tests/long_term.h"

namespace signing::test {

using Handle = QPDFObjectHandle;

// The letter after `change`, as `how` has it written.
inline core::Bytes made_over(const std::function<void(QPDF&)>& change,
                             const std::function<void(QPDFWriter&)>& how = [](QPDFWriter&) {}, int pages = 2) {
    const core::Bytes plain = letter(Make::table, pages);
    QPDF pdf;
    pdf.processMemoryFile("letter", reinterpret_cast<const char*>(plain.data()), plain.size());
    change(pdf);
    QPDFWriter writer(pdf);
    writer.setOutputMemory();
    writer.setDeterministicID(true);
    how(writer);
    writer.write();
    const auto out = writer.getBufferSharedPointer();
    return {out->getBuffer(), out->getBuffer() + out->getSize()};
}

inline void untouched(QPDF&) {}

inline core::Bytes linearized() {
    return made_over(untouched, [](QPDFWriter& writer) { writer.setLinearization(true); });
}

inline core::Bytes of_version_2() {
    return made_over(untouched, [](QPDFWriter& writer) {
        writer.forcePDFVersion("2.0");
        writer.setObjectStreamMode(qpdf_o_generate);
    });
}

// Pages two levels down, with boxes and resources of the nodes above.
inline core::Bytes nested() {
    return made_over([](QPDF& pdf) {
        Handle pages = pdf.getRoot().getKey("/Pages");
        Handle kids = pages.getKey("/Kids");
        Handle middle = pdf.makeIndirectObject(Handle::parse("<< /Type /Pages /Count 2 >>"));
        middle.replaceKey("/Parent", pages);
        middle.replaceKey("/Kids", kids);
        middle.replaceKey("/MediaBox", Handle::parse("[0 0 595 842]"));
        for (int i = 0; i < kids.getArrayNItems(); ++i) {
            Handle page = kids.getArrayItem(i);
            page.removeKey("/MediaBox");
            page.replaceKey("/Parent", middle);
        }
        pages.replaceKey("/Kids", Handle::newArray(std::vector<Handle>{middle}));
    });
}

// A form with a field people have filled in.
inline core::Bytes with_form() {
    return made_over([](QPDF& pdf) {
        Handle page = QPDFPageDocumentHelper(pdf).getAllPages().at(0).getObjectHandle();
        Handle field = pdf.makeIndirectObject(Handle::parse(
            "<< /Type /Annot /Subtype /Widget /FT /Tx /T (nama) /V (Sari) /Rect [72 600 300 620] /F 4 >>"));
        field.replaceKey("/P", page);
        page.replaceKey("/Annots", Handle::newArray(std::vector<Handle>{field}));
        Handle form = Handle::parse("<< /DA (/Helv 10 Tf 0 g) >>");
        form.replaceKey("/Fields", Handle::newArray(std::vector<Handle>{field}));
        pdf.getRoot().replaceKey("/AcroForm", form);
    });
}

// Files kept in a file (ISO 32000-1, 12.3.5): what one signs is the cover.
inline core::Bytes portfolio() {
    return made_over([](QPDF& pdf) {
        Handle file = pdf.makeIndirectObject(Handle::parse("<< /Type /Filespec /F (a.txt) /UF (a.txt) /EF << >> >>"));
        file.getKey("/EF").replaceKey("/F", pdf.newStream("isi berkas\n"));
        Handle names = Handle::parse("<< /EmbeddedFiles << /Names [] >> >>");
        Handle list = names.getKey("/EmbeddedFiles").getKey("/Names");
        list.appendItem(Handle::newString("a.txt"));
        list.appendItem(file);
        pdf.getRoot().replaceKey("/Names", names);
        pdf.getRoot().replaceKey("/Collection", Handle::parse("<< /Type /Collection /View /D >>"));
    });
}

// What Adobe's server products give to readers for filling in (12.8.2.3).
inline core::Bytes with_usage_rights() {
    return made_over([](QPDF& pdf) {
        Handle rights = pdf.makeIndirectObject(Handle::parse(
            "<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /adbe.pkcs7.detached /ByteRange [0 1 2 3] "
            "/Contents <00> >>"));
        Handle perms = Handle::newDictionary();
        perms.replaceKey("/UR3", rights);
        pdf.getRoot().replaceKey("/Perms", pdf.makeIndirectObject(perms));
    });
}

inline core::Bytes of_xfa() {
    return made_over([](QPDF& pdf) {
        Handle form = Handle::parse("<< /Fields [] /XFA [] >>");
        form.getKey("/XFA").appendItem(Handle::newString("template"));
        form.getKey("/XFA").appendItem(pdf.newStream("<template/>"));
        pdf.getRoot().replaceKey("/AcroForm", form);
    });
}

// Seen only in part and turned.
inline core::Bytes lying(int rotation, const char* crop, const char* media = "[0 0 595 842]") {
    return made_over(
        [&](QPDF& pdf) {
            Handle page = QPDFPageDocumentHelper(pdf).getAllPages().at(0).getObjectHandle();
            page.replaceKey("/MediaBox", Handle::parse(media));
            page.replaceKey("/CropBox", Handle::parse(crop));
            page.replaceKey("/Rotate", Handle::newInteger(rotation));
            page.replaceKey("/Contents", pdf.newStream("\n"));
        },
        [](QPDFWriter&) {}, 1);
}

// Object 5 stands in a stream that the table points to, as word processors write it (7.5.8.4).
inline core::Bytes hybrid() {
    std::string text = "%PDF-1.5\n%\xE2\xE3\xCF\xD3\n";
    std::vector<std::size_t> at(7);
    const auto put = [&](std::size_t id, const std::string& body) {
        at[id] = text.size();
        text += std::to_string(id) + " 0 obj\n" + body + "\nendobj\n";
    };
    const std::string content = "BT /F1 12 Tf 72 720 Td (Undangan rapat) Tj ET\n";
    put(1, "<< /Type /Catalog /Pages 2 0 R >>");
    put(2, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
    put(3, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 << /Type "
           "/Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>");
    put(4, "<< /Length " + std::to_string(content.size()) + " >>\nstream\n" + content + "endstream");
    put(5, "<< /Title (Undangan) >>");
    std::string row;
    row.push_back(1);
    for (const int shift : {24, 16, 8, 0}) row.push_back(static_cast<char>(at[5] >> shift & 0xFF));
    row.push_back(0);
    put(6, "<< /Type /XRef /Size 7 /W [1 4 1] /Index [5 1] /Length 6 >>\nstream\n" + row + "\nendstream");
    const std::size_t table = text.size();
    text += "xref\n0 7\n0000000005 65535 f \n";
    for (std::size_t id = 1; id < 7; ++id) {
        std::string digits = std::to_string(id == 5 ? 0 : at[id]);
        text += std::string(10 - digits.size(), '0') + digits + (id == 5 ? " 00000 f \n" : " 00000 n \n");
    }
    text += "trailer\n<< /Size 7 /Root 1 0 R /XRefStm " + std::to_string(at[6]) + " >>\nstartxref\n" +
            std::to_string(table) + "\n%%EOF\n";
    return {text.begin(), text.end()};
}

// With signature fields nobody has signed, A with this /Lock and B.
inline core::Bytes with_lock(const std::string& lock) {
    return updated_by(letter(), [&](const pades::Source& source, pades::Update& update) {
        std::string fields;
        Handle page = source.page(1);
        for (const std::string name : {"A", "B"}) {
            const int id = update.new_id();
            update.put(id, 0, "<< /Type /Annot /Subtype /Widget /FT /Sig /T (" + name + ") /F 132 /Rect [0 0 0 0] /P " +
                                  pades::reference(page) + (name == "A" ? " /Lock " + lock : "") + " >>");
            fields += " " + pades::reference(id);
        }
        update.put_same(page, pades::with_keys(page, {{"/Annots", "[" + fields + " ]"}}));
        update.put_same(source.root(),
                        pades::with_keys(source.root(), {{"/AcroForm", "<< /Fields [" + fields + " ] >>"}}));
    });
}

// Certified by a program of others that allows only this much (P of DocMDP).
inline core::Bytes certified(char permission) {
    const core::Bytes plain = letter();
    pades::Placement placement;
    placement.certify = true;
    placement.at = world().now;
    pades::Prepared made = pades::prepare(plain, placement);
    std::string text(core::chars(made.update));
    text[text.find("/P 2 /V") + 3] = permission;
    made.update.assign(text.begin(), text.end());
    seal::Local key(world().signer("Penerbit Akta"));
    pades::fill(made, pades::build_cms(pades::digest(plain, made), *key.open(world().passphrase())));
    core::Bytes out = plain;
    out.insert(out.end(), made.update.begin(), made.update.end());
    return out;
}

}  // namespace signing::test
