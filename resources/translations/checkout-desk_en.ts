<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>BatchCounts</name>
    <message numerus="yes">
        <source>%Ln ID(s)</source>
        <translation>
            <numerusform>%Ln ID</numerusform>
            <numerusform>%Ln IDs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Try with %Ln practice invoice(s)</source>
        <translation>
            <numerusform>Try with %Ln practice invoice</numerusform>
            <numerusform>Try with %Ln practice invoices</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln invoice(s) to look up</source>
        <translation>
            <numerusform>%Ln invoice to look up</numerusform>
            <numerusform>%Ln invoices to look up</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Look up %Ln invoice(s)</source>
        <translation>
            <numerusform>Look up %Ln invoice</numerusform>
            <numerusform>Look up %Ln invoices</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Looking up %Ln invoice(s)</source>
        <translation>
            <numerusform>Looking up %Ln invoice</numerusform>
            <numerusform>Looking up %Ln invoices</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Paused: %Ln invoice(s)</source>
        <translation>
            <numerusform>Paused: %Ln invoice</numerusform>
            <numerusform>Paused: %Ln invoices</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{ready} of %Ln invoice(s) are ready to share</source>
        <translation>
            <numerusform>{ready} of %Ln invoice is ready to share</numerusform>
            <numerusform>{ready} of %Ln invoices are ready to share</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln done</source>
        <translation>
            <numerusform>%Ln done</numerusform>
            <numerusform>%Ln done</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{done} of %Ln invoice(s) looked up</source>
        <translation>
            <numerusform>{done} of %Ln invoice looked up</numerusform>
            <numerusform>{done} of %Ln invoices looked up</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln result(s) so far</source>
        <translation>
            <numerusform>%Ln result so far</numerusform>
            <numerusform>%Ln results so far</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %Ln minute(s) left</source>
        <translation>
            <numerusform>about %Ln minute left</numerusform>
            <numerusform>about %Ln minutes left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Takes about %Ln second(s).</source>
        <translation>
            <numerusform>Takes about %Ln second.</numerusform>
            <numerusform>Takes about %Ln seconds.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Takes about %Ln minute(s).</source>
        <translation>
            <numerusform>Takes about %Ln minute.</numerusform>
            <numerusform>Takes about %Ln minutes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>finished in %Ln minute(s)</source>
        <translation>
            <numerusform>finished in %Ln minute</numerusform>
            <numerusform>finished in %Ln minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln row</numerusform>
            <numerusform>%Ln rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) with the heading</source>
        <translation>
            <numerusform>%Ln row with the heading</numerusform>
            <numerusform>%Ln rows with the heading</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cell(s) read</source>
        <translation>
            <numerusform>%Ln cell read</numerusform>
            <numerusform>%Ln cells read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln different ID(s)</source>
        <translation>
            <numerusform>%Ln different ID</numerusform>
            <numerusform>%Ln different IDs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln duplicate(s)</source>
        <translation>
            <numerusform>%Ln duplicate</numerusform>
            <numerusform>%Ln duplicates</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln without a valid ID</source>
        <translation>
            <numerusform>%Ln without a valid ID</numerusform>
            <numerusform>%Ln without a valid ID</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Retry %Ln failed</source>
        <translation>
            <numerusform>Retry %Ln failed</numerusform>
            <numerusform>Retry %Ln failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Retry %Ln without a status</source>
        <translation>
            <numerusform>Retry %Ln without a status</numerusform>
            <numerusform>Retry %Ln without a status</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Retry %Ln invoice(s)</source>
        <translation>
            <numerusform>Retry %Ln invoice</numerusform>
            <numerusform>Retry %Ln invoices</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Look up the other %Ln</source>
        <translation>
            <numerusform>Look up the other one</numerusform>
            <numerusform>Look up the other %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln already paid</source>
        <translation>
            <numerusform>%Ln already paid</numerusform>
            <numerusform>%Ln already paid</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln with another status</source>
        <translation>
            <numerusform>%Ln with another status</numerusform>
            <numerusform>%Ln with another status</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln without a status</source>
        <translation>
            <numerusform>%Ln without a status</numerusform>
            <numerusform>%Ln without a status</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln not looked up</source>
        <translation>
            <numerusform>%Ln not looked up</numerusform>
            <numerusform>%Ln not looked up</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The list has more than %Ln row(s). Split it.</source>
        <translation>
            <numerusform>The list has more than %Ln row. Split it.</numerusform>
            <numerusform>The list has more than %Ln rows. Split it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %Ln second(s) left</source>
        <translation>
            <numerusform>about %Ln second left</numerusform>
            <numerusform>about %Ln seconds left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>finished in %Ln second(s)</source>
        <translation>
            <numerusform>finished in %Ln second</numerusform>
            <numerusform>finished in %Ln seconds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Counts</name>
    <message numerus="yes">
        <source>BlueTape asks you to wait %n second(s).</source>
        <translation>
            <numerusform>BlueTape asks you to wait %n second.</numerusform>
            <numerusform>BlueTape asks you to wait %n seconds.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>BlueTape asks you to wait %n minute(s) or more.</source>
        <translation>
            <numerusform>BlueTape asks you to wait %n minute or more.</numerusform>
            <numerusform>BlueTape asks you to wait %n minutes or more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No complete answer within %n second(s). Try again in a moment.</source>
        <translation>
            <numerusform>No complete answer within %n second. Try again in a moment.</numerusform>
            <numerusform>No complete answer within %n seconds. Try again in a moment.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No connection within %n second(s). Check the internet connection or the VPN of this computer, then try again.</source>
        <translation>
            <numerusform>No connection within %n second. Check the internet connection or the VPN of this computer, then try again.</numerusform>
            <numerusform>No connection within %n seconds. Check the internet connection or the VPN of this computer, then try again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>as %n text message(s)</source>
        <translation>
            <numerusform>as %n text message</numerusform>
            <numerusform>as %n text messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Payment links for %n invoice(s)</source>
        <translation>
            <numerusform>Payment links for %n invoice</numerusform>
            <numerusform>Payment links for %n invoices</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) saved as {name}</source>
        <translation>
            <numerusform>%Ln row saved as {name}</numerusform>
            <numerusform>%Ln rows saved as {name}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln canceled</source>
        <translation>
            <numerusform>%Ln canceled</numerusform>
            <numerusform>%Ln canceled</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln not found</source>
        <translation>
            <numerusform>%Ln not found</numerusform>
            <numerusform>%Ln not found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln failed</numerusform>
            <numerusform>%Ln failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stopped after {done} of %Ln invoice(s)</source>
        <translation>
            <numerusform>Stopped after {done} of %Ln invoice</numerusform>
            <numerusform>Stopped after {done} of %Ln invoices</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportCounts</name>
    <message numerus="yes">
        <source>%Ln PNG file(s)</source>
        <translation>
            <numerusform>%Ln PNG file</numerusform>
            <numerusform>%Ln PNG files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln payment card(s)</source>
        <translation>
            <numerusform>%Ln payment card</numerusform>
            <numerusform>%Ln payment cards</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln page(s)</source>
        <translation>
            <numerusform>%Ln page</numerusform>
            <numerusform>%Ln pages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unsent mail(s)</source>
        <translation>
            <numerusform>%Ln unsent mail</numerusform>
            <numerusform>%Ln unsent mails</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Include %Ln paid or canceled invoice(s)</source>
        <translation>
            <numerusform>&amp;Include %Ln paid or canceled invoice</numerusform>
            <numerusform>&amp;Include %Ln paid or canceled invoices</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Include the link(s) of %Ln paid or canceled invoice(s)</source>
        <translation>
            <numerusform>&amp;Include the link of %Ln paid or canceled invoice</numerusform>
            <numerusform>&amp;Include the links of %Ln paid or canceled invoices</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln payment link(s)</source>
        <translation>
            <numerusform>%Ln payment link</numerusform>
            <numerusform>%Ln payment links</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Include %Ln invoice(s) &amp;without a status; they may be paid already</source>
        <translation>
            <numerusform>Include %Ln invoice &amp;without a status; it may be paid already</numerusform>
            <numerusform>Include %Ln invoices &amp;without a status; they may be paid already</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln QR code(s) saved in the folder {name}</source>
        <translation>
            <numerusform>%Ln QR code saved in the folder {name}</numerusform>
            <numerusform>%Ln QR codes saved in the folder {name}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln payment card(s) saved as {name}</source>
        <translation>
            <numerusform>%Ln payment card saved as {name}</numerusform>
            <numerusform>%Ln payment cards saved as {name}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln mail draft(s) saved in the folder {name}</source>
        <translation>
            <numerusform>%Ln mail draft saved in the folder {name}</numerusform>
            <numerusform>%Ln mail drafts saved in the folder {name}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) copied; paste them into Excel</source>
        <translation>
            <numerusform>%Ln row copied; paste it into Excel</numerusform>
            <numerusform>%Ln rows copied; paste them into Excel</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Without the link(s) of %Ln paid or canceled invoice(s)</source>
        <translation>
            <numerusform>Without the link of %Ln paid or canceled invoice</numerusform>
            <numerusform>Without the links of %Ln paid or canceled invoices</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copy &amp;with the link(s)</source>
        <translation>
            <numerusform>Copy &amp;with the link</numerusform>
            <numerusform>Copy &amp;with the links</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln opened as plain text, without a QR code. The complete draft is in the folder.</source>
        <translation>
            <numerusform>%Ln opened as plain text, without a QR code. The complete draft is in the folder.</numerusform>
            <numerusform>%Ln opened as plain text, without a QR code. The complete drafts are in the folder.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln left out: {reason}</source>
        <translation>
            <numerusform>%Ln left out: {reason}</numerusform>
            <numerusform>%Ln left out: {reason}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Open %n draft(s)</source>
        <translation>
            <numerusform>&amp;Open %n draft</numerusform>
            <numerusform>&amp;Open %n drafts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HistoryCounts</name>
    <message numerus="yes">
        <source>Last %n day(s)</source>
        <translation>
            <numerusform>Last %n day</numerusform>
            <numerusform>Last %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln entry(s).</source>
        <translation>
            <numerusform>%Ln entry.</numerusform>
            <numerusform>%Ln entries.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Kept on this computer for %n day(s), then deleted.</source>
        <translation>
            <numerusform>Kept on this computer for %n day, then deleted.</numerusform>
            <numerusform>Kept on this computer for %n days, then deleted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Links that you copy, mail, save, print or export are listed here for %n day(s).</source>
        <translation>
            <numerusform>Links that you copy, mail, save, print or export are listed here for %n day.</numerusform>
            <numerusform>Links that you copy, mail, save, print or export are listed here for %n days.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) found</source>
        <translation>
            <numerusform>%Ln row found</numerusform>
            <numerusform>%Ln rows found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>More than %Ln row(s) found</source>
        <translation>
            <numerusform>More than %Ln row found</numerusform>
            <numerusform>More than %Ln rows found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln invoice(s) selected</source>
        <translation>
            <numerusform>%Ln invoice selected</numerusform>
            <numerusform>%Ln invoices selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Checking %Ln invoice(s)</source>
        <translation>
            <numerusform>Checking %Ln invoice</numerusform>
            <numerusform>Checking %Ln invoices</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln done</source>
        <translation>
            <numerusform>%Ln done</numerusform>
            <numerusform>%Ln done</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln invoice(s) checked</source>
        <translation>
            <numerusform>%Ln invoice checked</numerusform>
            <numerusform>%Ln invoices checked</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln paid now</source>
        <translation>
            <numerusform>%Ln paid now</numerusform>
            <numerusform>%Ln paid now</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln with another link</source>
        <translation>
            <numerusform>%Ln with another link</numerusform>
            <numerusform>%Ln with another link</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln left out: their account is not on this computer</source>
        <translation>
            <numerusform>%Ln left out: its account is not on this computer</numerusform>
            <numerusform>%Ln left out: their account is not on this computer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln entry(s) will be deleted from this computer.</source>
        <translation>
            <numerusform>%Ln entry will be deleted from this computer.</numerusform>
            <numerusform>%Ln entries will be deleted from this computer.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>An Excel workbook takes up to %Ln row(s) here. Filter the list, or save it as CSV.</source>
        <translation>
            <numerusform>An Excel workbook takes up to %Ln row here. Filter the list, or save it as CSV.</numerusform>
            <numerusform>An Excel workbook takes up to %Ln rows here. Filter the list, or save it as CSV.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min ago</source>
        <translation>
            <numerusform>%n min ago</numerusform>
            <numerusform>%n min ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h ago</source>
        <translation>
            <numerusform>%n h ago</numerusform>
            <numerusform>%n h ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Checkout Desk now keeps a history of what you hand over: which invoice, when and how, but not the link. It stays on this computer; each entry is deleted after %n day(s).</source>
        <translation>
            <numerusform>Checkout Desk now keeps a history of what you hand over: which invoice, when and how, but not the link. It stays on this computer; each entry is deleted after %n day.</numerusform>
            <numerusform>Checkout Desk now keeps a history of what you hand over: which invoice, when and how, but not the link. It stays on this computer; each entry is deleted after %n days.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Checkout Desk now keeps a history of what you hand over: which invoice, when and how, and the link. It stays on this computer; each entry is deleted after %n day(s).</source>
        <translation>
            <numerusform>Checkout Desk now keeps a history of what you hand over: which invoice, when and how, and the link. It stays on this computer; each entry is deleted after %n day.</numerusform>
            <numerusform>Checkout Desk now keeps a history of what you hand over: which invoice, when and how, and the link. It stays on this computer; each entry is deleted after %n days.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The history could not be read. It was put aside, and %Ln entry(s) were copied into a new one.</source>
        <translation>
            <numerusform>The history could not be read. It was put aside, and %Ln entry was copied into a new one.</numerusform>
            <numerusform>The history could not be read. It was put aside, and %Ln entries were copied into a new one.</numerusform>
        </translation>
    </message>
</context>
</TS>
