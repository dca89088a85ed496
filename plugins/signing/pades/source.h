// SPDX-License-Identifier: Apache-2.0
// A PDF about to be signed, read strictly: QPDF without recovery, and any warning is a fault.
#pragma once

#include <cstddef>
#include <memory>
#include <qpdf/QPDF.hh>
#include <string>
#include <vector>

#include "core/base/bytes.h"

namespace signing::pades {

enum class XrefKind { table, stream };

// Reads without recovery and without a word on stderr; throws QPDF's exceptions. The bytes must
// outlive the reader.
std::unique_ptr<QPDF> read_strictly(core::ByteView pdf);

// The number after the last startxref; npos when there is none.
std::size_t last_startxref(core::ByteView pdf);

class Source {
  public:
    using Handle = QPDFObjectHandle;
    // Throws Error(unsupported) with signing.error.pdf_damaged, pdf_encrypted or pdf_hybrid, and
    // Error(too_large, "signing.error.pdf_too_large") above 512 MB. `pdf` must outlive the Source.
    explicit Source(core::ByteView pdf);

    core::ByteView bytes() const { return pdf_; }
    QPDF& reader() const { return *qpdf_; }
    QPDFObjectHandle root() const { return qpdf_->getRoot(); }
    XrefKind xref_kind() const { return kind_; }
    std::size_t xref_at() const { return xref_at_; }
    int next_id() const;

    // `number` counts from 1; throws Error(invalid, "signing.error.page", {number, count}).
    QPDFObjectHandle page(int number) const;

    struct Field {
        std::string name;  // fully qualified, parts joined by full stops
        QPDFObjectHandle object;
        bool signature = false;
        bool filled = false;
    };
    // Terminal fields of the form.
    std::vector<Field> fields() const;
    // P of the DocMDP certification; 0 when the file is not certified.
    int certified() const;
    // Lays a reader's late complaint on the file: call after the last object was read.
    void require_clean() const;

  private:
    core::ByteView pdf_;
    std::unique_ptr<QPDF> qpdf_;
    XrefKind kind_ = XrefKind::table;
    std::size_t xref_at_ = 0;
    mutable std::vector<QPDFObjectHandle> pages_;  // as far as somebody asked
};

}  // namespace signing::pades
