// SPDX-License-Identifier: Apache-2.0
#include "signing/pades/embed.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <functional>
#include <set>

#include "core/base/error.h"
#include "core/pki/openssl.h"
#include "signing/check/locks.h"
#include "signing/pades/dictionary.h"
#include "signing/pades/glance.h"
#include "signing/pades/source.h"
#include "signing/pades/update.h"

namespace signing::pades {
namespace {

using core::Code;
using core::Error;

using check::locks_of;
using core::pdf::frame_of;

// The work of one prepare(): names follow the parts of the file. `Paper` is what has read it, Glance or Source.
template <class Paper>
class Writing {
    using Handle = typename Paper::Handle;

  public:
    // `evidence`: a document timestamp, which no lock keeps out.
    Writing(const Paper& source, const Placement& placement, std::string prefix, bool evidence)
        : source_(source), placement_(placement), prefix_(std::move(prefix)), evidence_(evidence), update_(source) {}

    // `write` makes the dictionary.
    Prepared run(const std::function<std::string(const Rules&)>& write) {
        choose_field();
        const std::string body =
            write({certify_, field_.isInitialized() ? lock_of(field_) : "", reference(source_.root())});
        const int signature = update_.new_id();
        const std::size_t room = body.find(contents_open) + contents_open.size() + 1;
        const std::size_t at = update_.put_with_room(signature, body, room, 2 * reserved);
        std::string made;
        if (field_.isInitialized()) {
            fill_field(reference(signature));
        } else {
            const Look* look = placement_.look ? &*placement_.look : nullptr;
            const auto box = hidden_ ? std::nullopt : placement_.box;
            made = new_field({name_, placement_.page, box}, " /V " + reference(signature), look);
        }
        if (!signed_before_)
            for (const EmptyField& field : placement_.later) made += " " + new_field(field, "", nullptr);
        for (const auto& [page, fields] : on_page_) put_annotations(page, fields);
        put_form(made);
        put_permissions(signature);
        if (!root_.empty()) update_.put_same(source_.root(), with_keys(source_.root(), root_));
        source_.require_clean();
        return finish(at, body);
    }

  private:
    void choose_field() {
        std::set<std::string> names;
        std::vector<check::Locks> locks;
        for (auto& one : source_.fields()) {
            names.insert(one.name);
            if (one.signature && one.filled) {
                signed_before_ = true;
                if (!evidence_) locks.push_back(locks_of(one.object, one.object.getKey("/V")));
            }
            if (placement_.field.empty() || one.name != placement_.field) continue;
            const bool usable = one.signature && one.object.isIndirect();
            if (usable && !one.filled) {
                field_ = one.object;
                continue;
            }
            if (placement_.yields) continue;
            if (!usable) throw Error(Code::invalid, "signing.error.field_name", {{"name", one.name}});
            throw Error(Code::conflict, "signing.error.field_signed", {{"name", one.name}});
        }
        for (const check::Locks& each : locks) {
            if (each.permission == 1) throw Error(Code::conflict, "signing.error.locked");
            if (field_.isInitialized() && each.hold(placement_.field))
                throw Error(Code::conflict, "signing.error.field_locked", {{"name", placement_.field}});
        }
        settle_order();
        name_field(names);
        if (field_.isInitialized()) return;
        for (const check::Locks& each : locks)   // a field that was not there changes the form as well
            if (each.hold(name_)) throw Error(Code::conflict, "signing.error.locked");
    }

    void settle_order() {
        certify_ = placement_.certify;
        if (!signed_before_) return;
        // A certified file takes none that shows and was not there (ISO 32000-1, 12.8.2.2; others see it alike).
        const bool shows = !field_.isInitialized() && placement_.box && source_.certified() != 0;
        hidden_ = shows && placement_.yields;
        if (placement_.yields) certify_ = false;
        if (certify_) throw Error(Code::conflict, "signing.error.certify_late");
        if (shows && !hidden_) throw Error(Code::conflict, "signing.error.box_certified");
        if (!placement_.later.empty() && !placement_.yields) throw Error(Code::conflict, "signing.error.fields_late");
    }

    void name_field(std::set<std::string>& names) {
        name_ = placement_.field;
        const bool taken = !field_.isInitialized() && names.count(name_) > 0;
        // A full stop would make a child of a field that is not there (ISO 32000-1, 12.7.3.2).
        if (!field_.isInitialized() && name_.find('.') != std::string::npos)
            throw Error(Code::invalid, "signing.error.field_name", {{"name", name_}});
        if (taken) name_.clear();
        for (int i = 1; name_.empty(); ++i) {
            const std::string proposal = prefix_ + std::to_string(i);
            if (names.count(proposal) == 0) name_ = proposal;
        }
        names.insert(name_);
        if (signed_before_) return;
        for (const EmptyField& field : placement_.later)
            if (field.name.empty() || field.name.find('.') != std::string::npos || !names.insert(field.name).second)
                throw Error(Code::invalid, "signing.error.field_name", {{"name", field.name}});
    }

    // The kept field: its value, and its look where it shows and one is given.
    void fill_field(const std::string& value) {
        std::map<std::string, std::string> entries{{"/V", value}, {"/F", "132"}};
        Handle rect = field_.getKey("/Rect");
        if (placement_.look && rect.isRectangle()) {
            const auto edges = rect.getArrayAsRectangle();
            Handle page = field_.getKey("/P");
            const int rotation = page.isDictionary() ? frame_of(page).rotation : 0;
            const double across = std::abs(edges.urx - edges.llx), up = std::abs(edges.ury - edges.lly);
            const bool turned = rotation % 180 != 0;
            if (across > 0 && up > 0)
                entries["/AP"] = "<< /N " + put_look(update_, &*placement_.look, turned ? up : across,
                                                     turned ? across : up, rotation) + " >>";
        }
        update_.put_same(field_, with_keys(field_, entries));
    }

    // Its reference; `value` is what is entered of a signature, "" for an empty one.
    std::string new_field(const EmptyField& field, const std::string& value, const Look* look) {
        Handle page = source_.page(field.page);
        const int id = update_.new_id();
        std::string rect = "[0 0 0 0]";
        std::string appearance;
        if (field.box) {
            const Box& box = *field.box;
            if (!(box.width > 0) || !(box.height > 0))
                throw Error(Code::invalid, "signing.error.box");
            const auto frame = frame_of(page);
            require_on_page(box, frame);
            const auto at = frame.on_page({box.left, box.bottom, box.width, box.height});
            rect = "[" + decimal(at.x) + " " + decimal(at.y) + " " + decimal(at.x + at.width) + " " +
                   decimal(at.y + at.height) + "]";
            if (frame.rotation != 0) appearance = " /MK << /R " + std::to_string(frame.rotation) + " >>";
            appearance += " /AP << /N " + put_look(update_, look, box.width, box.height, frame.rotation) + " >>";
        }
        // /F 132: printed and locked.
        update_.put(id, 0,
                    "<< /Type /Annot /Subtype /Widget /FT /Sig /T " + text_string(field.name) +
                        " /F 132 /Rect " + rect + " /P " + reference(page) + value + appearance + " >>");
        std::string& fields = on_page_[field.page];
        fields += (fields.empty() ? "" : " ") + reference(id);
        return reference(id);
    }

    static void require_on_page(const Box& box, const core::pdf::Frame& frame) {
        const bool lies = frame.rotation % 180 != 0;
        const double width = lies ? frame.shown.height : frame.shown.width;
        const double height = lies ? frame.shown.width : frame.shown.height;
        if (box.left < width && box.bottom < height && box.left + box.width > 0 && box.bottom + box.height > 0) return;
        throw Error(Code::invalid, "signing.error.box_outside",
                    {{"width", std::to_string(std::lround(width))}, {"height", std::to_string(std::lround(height))}});
    }

    // Usage rights are a signature of another kind, over the file as it was: kept, they would call ours damage.
    void put_permissions(int signature) {
        Handle was = source_.root().getKey("/Perms");
        const bool rights = was.isDictionary() && (was.hasKey("/UR3") || was.hasKey("/UR"));
        if (!certify_ && (signed_before_ || !rights)) return;
        std::string kept = certify_ ? " /DocMDP " + reference(signature) : "";
        if (was.isDictionary())
            for (const std::string& key : was.getKeys())
                if (key != "/UR3" && key != "/UR" && key != "/DocMDP")
                    kept += " " + QPDFObjectHandle::newName(key).unparse() + " " + text_of(was.getKey(key));
        root_["/Perms"] = "<<" + kept + " >>";
    }

    void put_annotations(int number, const std::string& fields) {
        Handle page = source_.page(number);
        Handle list = page.getKey("/Annots");
        const std::string longer = with_element(list, fields);
        if (list.isIndirect() && list.isArray())
            update_.put_same(list, longer);
        else
            update_.put_same(page, with_keys(page, {{"/Annots", longer}}));
    }

    // The smallest change that enters the fields and sets SigFlags 3 (signatures exist, append
    // only).
    void put_form(const std::string& field) {
        Handle form = source_.root().getKey("/AcroForm");
        if (!form.isDictionary()) {
            const int made = update_.new_id();
            update_.put(made, 0, "<< /Fields [" + field + "] /SigFlags 3 >>");
            root_["/AcroForm"] = reference(made);
            return;
        }
        std::map<std::string, std::string> changed;
        Handle flags = form.getKey("/SigFlags");
        if (!flags.isInteger() || flags.getIntValue() != 3) changed["/SigFlags"] = "3";
        if (!field.empty()) {
            Handle list = form.getKey("/Fields");
            const std::string longer = with_element(list, field);
            if (list.isIndirect() && list.isArray())
                update_.put_same(list, longer);
            else
                changed["/Fields"] = longer;
        }
        if (changed.empty()) return;
        const std::string text = with_keys(form, changed);
        if (form.isIndirect())
            update_.put_same(form, text);
        else
            root_["/AcroForm"] = text;
    }

    Prepared finish(std::size_t at, const std::string& body) {
        std::string text = update_.finish();
        Prepared out;
        out.base = source_.bytes().size();
        const std::size_t total = out.base + text.size();
        const std::size_t gap = at + body.find(contents_open) + contents_open.size();
        const std::size_t after = gap + 2 * reserved + 2;
        out.range = {0, gap, after, total - after};
        std::string range = "0 " + std::to_string(gap) + " " + std::to_string(after) + " " +
                            std::to_string(total - after);
        const std::size_t room = at + body.find(range_open) + range_open.size() - out.base;
        text.replace(room, range.size(), range);
        const core::ByteView bytes = core::view(text);
        out.update.assign(bytes.begin(), bytes.end());
        return out;
    }

    const Paper& source_;
    const Placement& placement_;
    std::string prefix_;  // of the name of a new field
    bool evidence_;
    Update update_;
    Handle field_;  // the existing empty field, if one is used
    std::string name_;
    bool signed_before_ = false, certify_ = false;
    bool hidden_ = false;  // the new field does not show, though a place was given for it
    std::map<int, std::string> on_page_;  // references of new fields, by page
    std::map<std::string, std::string> root_;  // what changes in the catalog
};

template <class Paper>
Prepared signature(const Paper& source, const Placement& placement) {
    if (source.certified() == 1) throw Error(Code::conflict, "signing.error.locked");
    if (source.root().getKey("/AcroForm").isDictionary() && source.root().getKey("/AcroForm").hasKey("/XFA"))
        throw Error(Code::unsupported, "signing.error.pdf_xfa");
    return Writing<Paper>(source, placement, "Signature", false).run([&](const Rules& rules) {
        return signature_dictionary(placement, rules);
    });
}

template <class Paper>
Prepared stamp(const Paper& source) {
    const Placement first_page;
    return Writing<Paper>(source, first_page, "Timestamp", true).run(
        [](const Rules&) { return timestamp_dictionary(); });
}

// What is wrong with a file is said by the thorough reader alone.
template <class Write>
std::optional<Prepared> at_a_glance(core::ByteView pdf, const Write& write) {
    try {
        return write(Glance(pdf));
    } catch (const std::exception&) {
        return std::nullopt;
    }
}

// QPDF may stumble over an object it had not read before.
template <class Write>
Prepared thoroughly(core::ByteView pdf, const Write& write) {
    const Source source(pdf);
    try {
        return write(source);
    } catch (const Error&) {
        throw;
    } catch (const std::exception&) {
        throw Error(Code::unsupported, "signing.error.pdf_damaged");
    }
}

}  // namespace

Prepared prepare(core::ByteView pdf, const Placement& placement) {
    if (auto made = prepare_at_a_glance(pdf, placement)) return std::move(*made);
    return prepare_thoroughly(pdf, placement);
}

std::optional<Prepared> prepare_at_a_glance(core::ByteView pdf, const Placement& placement) {
    return at_a_glance(pdf, [&](const auto& source) { return signature(source, placement); });
}

Prepared prepare_thoroughly(core::ByteView pdf, const Placement& placement) {
    return thoroughly(pdf, [&](const auto& source) { return signature(source, placement); });
}

Prepared prepare_timestamp(core::ByteView pdf) {
    const auto write = [](const auto& source) { return stamp(source); };
    if (auto made = at_a_glance(pdf, write)) return std::move(*made);
    return thoroughly(pdf, write);
}

core::Digest digest(core::ByteView pdf, const Prepared& prepared) {
    using core::pki::must;
    const core::pki::MdCtxHeld context(must(EVP_MD_CTX_new(), "memory"));
    const core::ByteView update(prepared.update);
    const std::size_t gap = prepared.range[1] - prepared.base;
    core::Digest out;
    must(prepared.base == pdf.size() &&
             EVP_DigestInit_ex(context.get(), EVP_sha256(), nullptr) == 1 &&
             EVP_DigestUpdate(context.get(), pdf.data(), pdf.size()) == 1 &&
             EVP_DigestUpdate(context.get(), update.data(), gap) == 1 &&
             EVP_DigestUpdate(context.get(), update.data() + prepared.range[2] - prepared.base,
                              prepared.range[3]) == 1 &&
             EVP_DigestFinal_ex(context.get(), out.value.data(), nullptr) == 1,
         "digest");
    return out;
}

void fill(Prepared& prepared, core::ByteView cms) {
    if (cms.size() > reserved) throw Error(Code::internal, "signing.error.cms_size");
    static constexpr char figures[] = "0123456789abcdef";
    std::uint8_t* at = prepared.update.data() + (prepared.range[1] + 1 - prepared.base);
    for (const std::uint8_t octet : cms) {
        *at++ = static_cast<std::uint8_t>(figures[octet >> 4]);
        *at++ = static_cast<std::uint8_t>(figures[octet & 15]);
    }
}

}  // namespace signing::pades
