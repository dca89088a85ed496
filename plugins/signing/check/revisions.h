// SPDX-License-Identifier: Apache-2.0
// The revisions of one file, each opened once. What the tables of two revisions find at the same place is the same
// bytes, hence the same object: it is read once, in the earliest of them, and compared with nothing.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <qpdf/QPDF.hh>
#include <set>
#include <vector>

#include "core/base/bytes.h"

namespace signing::check {

class Revisions {
  public:
    // Opens the whole file. Throws QPDF's exceptions, as all below. `pdf` must outlive it.
    explicit Revisions(core::ByteView pdf);
    ~Revisions();

    core::ByteView bytes() const { return pdf_; }
    QPDF& whole() { return at(pdf_.size()); }
    // The first `end` octets as a file of their own.
    QPDF& at(std::size_t end);
    // The same where it is open already, else null.
    QPDF* opened(std::size_t end);
    // Of a revision that is none.
    void forget(std::size_t end);
    // Those that said something since they were opened are opened anew when asked for: what is read for another
    // purpose is no complaint of a comparison.
    void forget_complaints();

    const std::map<QPDFObjGen, QPDFXRefEntry>& table(std::size_t end);
    // Whether each entry of the table points at the very object it names (tree.h).
    bool table_is_honest(std::size_t end);
    // Whether anything read so far, of a revision up to `end` or of the whole, could be taken differently by two
    // readers. Two slips of widespread signing programs lead nobody astray.
    bool complain(std::size_t end);

    // The objects this one refers to, in the order of its keys, when it is the same in the revision and in the whole
    // file; else null.
    const std::vector<QPDFObjGen>* shared(QPDFObjGen id, std::size_t end);
    // Whether that holds of all that can be reached from it, up to the objects of `edge`.
    bool all_shared(QPDFObjGen id, std::size_t end, const std::set<QPDFObjGen>& edge);

  private:
    struct Reader;
    // An object of the whole file, as the earliest revision that has it at the same place reads it.
    struct Node {
        std::vector<QPDFObjGen> refers_to;
        QPDFObjGen length;   // of a stream, where it stands in an object of its own
        std::size_t read_in = 0;
    };

    Reader& reader(std::size_t end);
    bool same_place(QPDFObjGen id, std::size_t end);
    const Node& node(QPDFObjGen id, std::size_t end);

    core::ByteView pdf_;
    std::map<std::size_t, std::unique_ptr<Reader>> readers_;   // by their end
    std::map<QPDFObjGen, Node> nodes_;
};

// Adds the objects a value names itself, not through others: itself when it stands apart.
void gather_references(QPDFObjectHandle value, std::vector<QPDFObjGen>& out);

}  // namespace signing::check
