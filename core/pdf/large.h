// SPDX-License-Identifier: Apache-2.0
// Streams of many megabytes on their way into a file. QPDF keeps two copies of each stream it writes; so it is given a
// stand-in for those that are large, and what they hold is put in their places afterwards, straight from where it is.
#pragma once

#define POINTERHOLDER_TRANSITION 4  // the shared_ptr form of QPDF 11
#include <functional>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFWriter.hh>
#include <vector>

#include "core/base/bytes.h"

namespace core::pdf {

class Large {
  public:
    static constexpr std::size_t from = 256u << 10;   // octets worth it
    static constexpr std::size_t spare = 128u << 10;  // room behind the file, for its first signature

    // What `append` appends becomes the data of the stream as it stands: under the filters given, and not packed anew.
    void put(QPDFObjectHandle stream, const Digest& digest, std::size_t size, std::function<void(Bytes&)> append,
             QPDFObjectHandle filter, QPDFObjectHandle parameters);
    // The same of all large streams of a file that is read from `source`, which must live until written().
    void take_from(QPDF& pdf, ByteView source);

    // What `writer` makes, set up but for where it writes to: without streams of objects, with a newline before each
    // endstream. Throws std::logic_error when a stand-in is not found again.
    Bytes written(QPDFWriter& writer) const;

  private:
    struct Part {
        QPDFObjGen id;
        std::string stand_in;
        std::size_t size;
        std::function<void(Bytes&)> append;
    };
    std::vector<Part> parts_;
};

}  // namespace core::pdf
