// SPDX-License-Identifier: Apache-2.0
// What may become of forms and annotations after a signature. The rules speak of what a reader shows, the
// widgets, whichever field they hang under: one may look otherwise only where its signature was made or its value
// filled in since, and one may be new only when it is that of a signature that is judged itself.
#pragma once

#include <map>
#include <qpdf/QPDF.hh>
#include <set>

#include "signing/check/changes.h"
#include "signing/check/tree.h"

namespace signing::check {

// Whom the rules tell what they find; plain values are left to him.
class Told {
  public:
    virtual void say(Change change) = 0;
    virtual void must_equal(QPDFObjectHandle before, QPDFObjectHandle after, Change charge) = 0;
    virtual void keys_must_equal(QPDFObjectHandle before, QPDFObjectHandle after, const std::set<std::string>& except,
                                 const Change& charge) = 0;

  protected:
    ~Told() = default;
};

using Fields = std::map<QPDFObjGen, FieldNode>;

// A form in two revisions; the fields must outlive it.
struct Forms {
    const Fields& before;
    const Fields& after;

    // A signature field was empty in the first revision and is not in the second; the node is it or below it.
    bool signed_since(QPDFObjGen id) const;
    // A new node that is the widget of a signature new with it.
    bool of_new_signature(QPDFObjGen id) const;
    // The value a widget shows: its own or one above.
    bool same_value(QPDFObjGen id) const;
    // The widgets the rules let look otherwise than before.
    std::set<QPDFObjGen> free_to_look() const;
};

// The form itself and each of its nodes.
void judge_form(QPDFObjectHandle before, QPDFObjectHandle after, const Forms& forms, Told& told);
// The annotations of a page, `number` counted from 1.
void judge_annotations(QPDFObjectHandle before, QPDFObjectHandle after, std::size_t number, const Forms& forms,
                       Told& told);

}  // namespace signing::check
