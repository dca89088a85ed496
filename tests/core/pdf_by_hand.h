// SPDX-License-Identifier: Apache-2.0
// Pages whose content stream is written by hand, and files changed as another program changes them.
#pragma once

#define POINTERHOLDER_TRANSITION 4
#include <functional>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <qpdf/QPDFWriter.hh>
#include <string>

#include "core/base/bytes.h"

namespace core::pdf_samples {

using Change = std::function<void(QPDF&)>;

inline Bytes bytes_of(QPDF& pdf, const std::function<void(QPDFWriter&)>& set = [](QPDFWriter&) {}) {
    QPDFWriter writer(pdf);
    writer.setOutputMemory();
    set(writer);
    writer.write();
    const auto made = writer.getBufferSharedPointer();
    return {made->getBuffer(), made->getBuffer() + made->getSize()};
}

// As another program writes it: changed and written anew by QPDF.
inline Bytes changed(const Bytes& pdf, const Change& change,
                     const std::function<void(QPDFWriter&)>& set = [](QPDFWriter&) {}) {
    QPDF file;
    file.processMemoryFile("sample", chars(pdf).data(), pdf.size());
    change(file);
    return bytes_of(file, set);
}

inline QPDFObjectHandle first_page(QPDF& pdf) { return QPDFPageDocumentHelper(pdf).getAllPages().at(0).getObjectHandle(); }

// One page in Helvetica with widths and WinAnsi codes.
inline Bytes by_hand(const std::string& content, bool with_widths = true) {
    using Handle = QPDFObjectHandle;
    QPDF pdf;
    pdf.emptyPDF();
    Handle font = Handle::parse("<</Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding>>");
    if (with_widths) {
        Handle widths = Handle::newArray();
        for (int code = 32; code < 127; ++code) widths.appendItem(Handle::newInteger(600));
        font.replaceKey("/FirstChar", Handle::newInteger(32));
        font.replaceKey("/LastChar", Handle::newInteger(126));
        font.replaceKey("/Widths", widths);
    }
    Handle page = Handle::parse("<</Type /Page /MediaBox [0 0 595 842] /Resources <</Font <<>>>>>>");
    page.getKey("/Resources").getKey("/Font").replaceKey("/F1", font);
    page.replaceKey("/Contents", Handle::newStream(&pdf, content));
    QPDFPageDocumentHelper(pdf).addPage(pdf.makeIndirectObject(page), false);
    return bytes_of(pdf);
}

}  // namespace core::pdf_samples
