// SPDX-License-Identifier: Apache-2.0
#include "signing/check/widgets.h"

#include "core/base/text.h"
#include "signing/check/covering.h"

namespace signing::check {
namespace {

using core::Args;
using Handle = QPDFObjectHandle;

constexpr std::size_t longest_told = 120;   // octets of a value in a sentence

bool is_name(Handle value, const char* name) { return value.isName() && value.getName() == name; }

const FieldNode* node_of(const Fields& fields, QPDFObjGen id) {
    const auto found = fields.find(id);
    return found == fields.end() ? nullptr : &found->second;
}

// The node that holds the value this one shows; null where there is none.
const FieldNode* holder_of(const Fields& fields, QPDFObjGen id) {
    for (const FieldNode* node = node_of(fields, id); node != nullptr; node = node_of(fields, node->above))
        if (Handle(node->object).hasKey("/V")) return node;
    return nullptr;
}

Handle value_of(const Fields& fields, QPDFObjGen id) {
    const FieldNode* holder = holder_of(fields, id);
    return holder == nullptr ? Handle::newNull() : Handle(holder->object).getKey("/V");
}

std::string told_of(Handle value) {
    std::string text = value.isNull()     ? "-"
                       : value.isString() ? value.getUTF8Value()
                       : value.isName()   ? value.getName().substr(1)
                       : value.isStream() ? "…"
                                          : value.unparseResolved();
    if (!core::text::valid_utf8(text)) return "…";
    for (char& c : text)
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
    if (text.size() <= longest_told) return text;
    std::size_t cut = longest_told;
    while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0) == 0x80) --cut;
    return text.substr(0, cut) + "…";
}

// No area, so no reader paints it. An area nobody can read is none to rely on.
bool has_area(Handle widget) {
    Handle rect = widget.getKey("/Rect");
    if (rect.isNull()) return false;
    if (!rect.isRectangle()) return true;
    const auto area = rect.getArrayAsRectangle();
    return area.llx != area.urx && area.lly != area.ury;
}

bool is_stamp(Handle signature) {
    return signature.isDictionary() && (is_name(signature.getKey("/Type"), "/DocTimeStamp") ||
                                        is_name(signature.getKey("/SubFilter"), "/ETSI.RFC3161"));
}

int count_of(Handle list) { return list.isArray() ? list.getArrayNItems() : 0; }

class FormRules {
  public:
    FormRules(const Forms& forms, Told& told) : forms_(forms), told_(told) {}

    void keys(Handle before, Handle after) {
        const Change other{ChangeLevel::content, "signing.change.form", {}};
        const Change drawn_with{ChangeLevel::form, "signing.change.form_resources", {}};
        if (before.isDictionary() && !after.isDictionary()) return told_.say(other);
        if (!after.isDictionary()) return;
        if (!before.isDictionary()) before = Handle::newDictionary();
        std::set<std::string> judged{"/Fields", "/SigFlags", "/DR"};
        if (!before.hasKey("/DA") && after.hasKey("/DA")) {
            judged.insert("/DA");
            told_.say(drawn_with);
        }
        told_.keys_must_equal(before, after, judged, other);
        if (!keeps_order(before.getKey("/Fields"), after.getKey("/Fields"))) told_.say(other);
        if ((flags(before) & ~flags(after)) != 0) told_.say(other);
        if (before.getKey("/DR").unparseResolved() != after.getKey("/DR").unparseResolved()) told_.say(drawn_with);
        resources(before.getKey("/DR"), after.getKey("/DR"), other);
    }

    void nodes() {
        for (const auto& [id, node] : forms_.before) {
            const FieldNode* same = node_of(forms_.after, id);
            if (same == nullptr)
                told_.say({ChangeLevel::content, "signing.change.field_removed", {{"field", node.name}}});
            else
                kept(id, node, *same);
        }
        for (const auto& [id, node] : forms_.after)
            if (forms_.before.count(id) == 0) added(id, node);
    }

  private:
    static long long flags(Handle form) {
        Handle value = form.getKey("/SigFlags");
        return value.isInteger() ? value.getIntValue() : 0;
    }

    // Those that were there stand in the order they stood in.
    static bool keeps_order(Handle before, Handle after) {
        int at = 0;
        for (int i = 0; i < count_of(before); ++i, ++at) {
            const QPDFObjGen wanted = before.getArrayItem(i).getObjGen();
            while (at < count_of(after) && after.getArrayItem(at).getObjGen() != wanted) ++at;
            if (at >= count_of(after)) return false;
        }
        return true;
    }

    // Default resources may gain names, never change one: text is drawn with them.
    void resources(Handle before, Handle after, const Change& charge) {
        if (!before.isDictionary()) return;
        if (!after.isDictionary()) return told_.say(charge);
        for (const std::string& kind : before.getKeys()) {
            // Looks bring their own XObjects; signing programs reuse names here.
            if (kind == "/XObject") continue;
            Handle old_kind = before.getKey(kind), new_kind = after.getKey(kind);
            if (!old_kind.isDictionary() || !new_kind.isDictionary()) {
                told_.must_equal(old_kind, new_kind, charge);
                continue;
            }
            for (const std::string& name : old_kind.getKeys())
                told_.must_equal(old_kind.getKey(name), new_kind.getKey(name), charge);
        }
    }

    void kept(QPDFObjGen id, const FieldNode& old_node, const FieldNode& new_node) {
        const Change frozen{ChangeLevel::content, "signing.change.field", {{"field", old_node.name}}};
        if (old_node.kind != new_node.kind || old_node.name != new_node.name) told_.say(frozen);
        children(old_node, new_node, frozen);
        if (old_node.kind == "/Sig")
            kept_signature(id, old_node, new_node, frozen);
        else
            kept_entry(id, old_node, new_node, frozen);
    }

    // What hangs below a signature hangs there for good; other fields may gain some, each judged as new.
    void children(const FieldNode& old_node, const FieldNode& new_node, const Change& frozen) {
        Handle before = Handle(old_node.object).getKey("/Kids"), after = Handle(new_node.object).getKey("/Kids");
        const int count = count_of(before);
        if (count_of(after) < count || (old_node.kind == "/Sig" && count_of(after) != count))
            return told_.say(frozen);
        for (int i = 0; i < count; ++i)
            if (before.getArrayItem(i).getObjGen() != after.getArrayItem(i).getObjGen()) return told_.say(frozen);
    }

    // The signature that fills a field brings its value, look and lock flags.
    void kept_signature(QPDFObjGen id, const FieldNode& old_node, const FieldNode& new_node, const Change& frozen) {
        Handle before = old_node.object, after = new_node.object;
        std::set<std::string> free{"/Kids"};
        if (forms_.signed_since(id)) {
            free.insert({"/V", "/AP", "/AS", "/F", "/M", "/MK", "/DA", "/P"});
            if (after.hasKey("/V"))
                told_.say({ChangeLevel::form, "signing.change.signature_added", {{"field", old_node.name}}});
        }
        told_.keys_must_equal(before, after, free, frozen);
    }

    void kept_entry(QPDFObjGen id, const FieldNode& old_node, const FieldNode& new_node, const Change& frozen) {
        Handle before = old_node.object, after = new_node.object;
        told_.keys_must_equal(before, after, {"/Kids", "/V", "/AS", "/AP", "/M", "/RV", "/I", "/DA"}, frozen);
        Handle was = value_of(forms_.before, id), is = value_of(forms_.after, id);
        const Change value{ChangeLevel::form,
                           "signing.change.field_value",
                           {{"field", old_node.name}, {"before", told_of(was)}, {"after", told_of(is)}}};
        told_.must_equal(before.getKey("/V"), after.getKey("/V"), value);
        // Another look for the same value shows the reader what was never entered.
        const bool same = forms_.same_value(id);
        const Change look = same ? Change{ChangeLevel::content, "signing.change.field_look", {{"field", old_node.name}}}
                                 : value;
        for (const char* key : {"/AP", "/AS", "/RV"}) told_.must_equal(before.getKey(key), after.getKey(key), look);
        // Chosen indices and the font of what is filled in go with the value.
        for (const char* key : {"/I", "/DA"})
            told_.must_equal(before.getKey(key), after.getKey(key), same ? frozen : value);
    }

    void added(QPDFObjGen id, const FieldNode& node) {
        const Args where{{"field", node.name}};
        Handle object = node.object;
        if (object.hasKey("/A") || object.hasKey("/AA"))
            told_.say({ChangeLevel::content, "signing.change.field_acts", where});
        const bool widget = is_name(object.getKey("/Subtype"), "/Widget");
        const bool drawn = object.hasKey("/Subtype") || has_area(object) || object.hasKey("/AP");
        if (node.kind != "/Sig" || (drawn && !widget))
            return told_.say({ChangeLevel::annotation, "signing.change.field_added", where});
        const bool visible = has_area(object);
        if (object.hasKey("/V")) {
            // A document timestamp shows nothing and only proves what is there (EN 319 142-1, 5.5).
            const bool stamp = !visible && is_stamp(object.getKey("/V"));
            told_.say(stamp ? Change{ChangeLevel::evidence, "signing.change.timestamp_added", where}
                            : Change{ChangeLevel::form, "signing.change.signature_added", where});
        } else if (!forms_.of_new_signature(id)) {
            // What nobody signed can cover what was; only an empty field that shows nothing is one to be filled.
            const bool empty_field = object.hasKey("/T") && !visible && !object.hasKey("/AP");
            const ChangeLevel level = empty_field ? ChangeLevel::form : ChangeLevel::annotation;
            return told_.say({level, "signing.change.field_added", where});
        }
        if (visible) told_.say({ChangeLevel::form, "signing.change.signature_visible", where});
    }

    const Forms& forms_;
    Told& told_;
};

}  // namespace

bool Forms::signed_since(QPDFObjGen id) const {
    const FieldNode* node = node_of(before, id);
    return node != nullptr && node->kind == "/Sig" && value_of(before, id).isNull() && !value_of(after, id).isNull();
}

bool Forms::of_new_signature(QPDFObjGen id) const {
    const FieldNode* node = node_of(after, id);
    if (node == nullptr || node->kind != "/Sig" || before.count(id) > 0) return false;
    Handle own = node->object;
    if (own.hasKey("/V")) return true;
    // Written as a widget of its own, the only one of a field that is none itself.
    const FieldNode* field = node_of(after, node->above);
    if (field == nullptr || before.count(node->above) > 0 || own.hasKey("/T")) return false;
    Handle above = field->object;
    return above.hasKey("/V") && !has_area(above) && count_of(above.getKey("/Kids")) == 1;
}

bool Forms::same_value(QPDFObjGen id) const {
    return value_of(before, id).unparseResolved() == value_of(after, id).unparseResolved();
}

std::set<QPDFObjGen> Forms::free_to_look() const {
    std::set<QPDFObjGen> out;
    for (const auto& [id, node] : after) {
        const bool old = before.count(id) > 0;
        const bool free = !old                   ? of_new_signature(id)
                          : node.kind == "/Sig" ? signed_since(id)
                                                 : !same_value(id);
        if (free) out.insert(id);
    }
    return out;
}

void judge_form(Handle before, Handle after, const Forms& forms, Told& told) {
    FormRules rules(forms, told);
    rules.keys(before, after);
    rules.nodes();
}

void judge_annotations(Handle before, Handle after, std::size_t number, const Forms& forms, Told& told) {
    const Args where{{"page", std::to_string(number)}};
    Handle then = before.getKey("/Annots"), now = after.getKey("/Annots");
    std::set<QPDFObjGen> kept;
    const int old_count = count_of(then), new_count = count_of(now);
    const Change changed{ChangeLevel::content, "signing.change.annotation_changed", where};
    if (!then.isArray() && !now.isArray()) told.must_equal(then, now, changed);
    if (new_count < old_count || (!now.isArray() && !now.isNull())) told.say(changed);
    for (int i = 0; i < std::min(old_count, new_count); ++i) {
        Handle one = then.getArrayItem(i);
        kept.insert(one.getObjGen());
        if (one.getObjGen() != now.getArrayItem(i).getObjGen())
            told.say(changed);
        else
            told.must_equal(one, now.getArrayItem(i), changed);
    }
    for (int i = old_count; i < new_count; ++i) {
        Handle one = now.getArrayItem(i);
        const QPDFObjGen id = one.getObjGen();
        const FieldNode* node = one.isIndirect() ? node_of(forms.after, id) : nullptr;
        const bool again = kept.count(id) > 0;
        if (node != nullptr && !again && forms.signed_since(id)) {   // it stood on no page until it was signed
            told.say({ChangeLevel::form, "signing.change.signature_visible", {{"field", node->name}}});
        } else if (node == nullptr || again || forms.before.count(id) > 0) {
            told.say({ChangeLevel::annotation, "signing.change.annotation_added", where});
            continue;
        } else if (!is_name(one.getKey("/Subtype"), "/Widget")) {
            told.say({ChangeLevel::annotation, "signing.change.field_added", {{"field", node->name}}});
            continue;
        }   // else judged with the form
        if (node->kind == "/Sig" && covers(before, after, one))
            told.say({ChangeLevel::annotation, "signing.change.signature_covers", where});
    }
}

}  // namespace signing::check
