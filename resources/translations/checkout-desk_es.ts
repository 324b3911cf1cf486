<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Checkout Desk</source>
        <translation>Acerca de Checkout Desk</translation>
    </message>
    <message>
        <source>Checkout Desk</source>
        <translation>Checkout Desk</translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation>Versión {version}</translation>
    </message>
    <message>
        <source>Version and licenses</source>
        <translation>Versión y licencias</translation>
    </message>
    <message>
        <source>Copy &amp;version</source>
        <translation>Copiar &amp;versión</translation>
    </message>
    <message>
        <source>Copy version</source>
        <translation>Copiar versión</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Free software under the MIT license, © 2026 the Checkout Desk maintainers. It comes without warranty, and with these parts under licenses of their own. Qt and PySide are used under the LGPL: you may put your own builds in the place of those that came with the program.</source>
        <translation>Software libre con la licencia MIT, © 2026 the Checkout Desk maintainers. Viene sin garantía y con estas partes, que tienen sus propias licencias. Qt y PySide se usan con la LGPL: puede poner sus propias compilaciones en lugar de las que vinieron con el programa.</translation>
    </message>
</context>
<context>
    <name>AccountButton</name>
    <message>
        <source>Account</source>
        <translation>Cuenta</translation>
    </message>
    <message>
        <source>No account</source>
        <translation>Sin cuenta</translation>
    </message>
</context>
<context>
    <name>AccountDialog</name>
    <message>
        <source>Edit account</source>
        <translation>Editar cuenta</translation>
    </message>
    <message>
        <source>Add account</source>
        <translation>Agregar cuenta</translation>
    </message>
    <message>
        <source>Account name</source>
        <translation>Nombre de la cuenta</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Entorno</translation>
    </message>
    <message>
        <source>Server address</source>
        <translation>Dirección del servidor</translation>
    </message>
    <message>
        <source>API key</source>
        <translation>Clave de API</translation>
    </message>
    <message>
        <source>Account ID</source>
        <translation>ID de cuenta</translation>
    </message>
    <message>
        <source>&amp;Forget both values when Checkout Desk closes</source>
        <translation>&amp;Olvidar ambos valores al cerrar Checkout Desk</translation>
    </message>
    <message>
        <source>Any name your team knows the company by.</source>
        <translation>El nombre con el que sus colegas conocen la empresa.</translation>
    </message>
    <message>
        <source>Your test server. Both values below are sent there.</source>
        <translation>Su servidor de pruebas. Ambos valores se envían allí.</translation>
    </message>
    <message>
        <source>BlueTape gave your company both values. They are stored in this computer’s keyring.</source>
        <translation>BlueTape dio ambos valores a su empresa. Se guardan en el llavero de este equipo.</translation>
    </message>
    <message>
        <source>Nothing is stored. You enter them again next time.</source>
        <translation>No se guarda nada. La próxima vez se introducen de nuevo.</translation>
    </message>
    <message>
        <source>Tick “Forget both values when Checkout Desk closes” and save to go on without it.</source>
        <translation>Marque «Olvidar ambos valores al cerrar Checkout Desk» y guarde para seguir sin él.</translation>
    </message>
    <message>
        <source>Account &amp;name</source>
        <translation>&amp;Nombre de la cuenta</translation>
    </message>
    <message>
        <source>En&amp;vironment</source>
        <translation>&amp;Entorno</translation>
    </message>
    <message>
        <source>Server a&amp;ddress</source>
        <translation>&amp;Dirección del servidor</translation>
    </message>
    <message>
        <source>API &amp;key</source>
        <translation>&amp;Clave de API</translation>
    </message>
    <message>
        <source>Account &amp;ID</source>
        <translation>&amp;ID de cuenta</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Guardar</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>&amp;Test connection</source>
        <translation>&amp;Probar conexión</translation>
    </message>
    <message>
        <source>Test connection</source>
        <translation>Probar conexión</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Saved. Leave empty to keep it.</source>
        <translation>Guardado. Si no escribe nada, se conserva.</translation>
    </message>
</context>
<context>
    <name>AccountMenu</name>
    <message>
        <source>Accounts</source>
        <translation>Cuentas</translation>
    </message>
    <message>
        <source>&amp;Add account…</source>
        <translation>&amp;Agregar cuenta…</translation>
    </message>
    <message>
        <source>&amp;Edit account…</source>
        <translation>&amp;Editar cuenta…</translation>
    </message>
    <message>
        <source>&amp;Remove account…</source>
        <translation>&amp;Quitar cuenta…</translation>
    </message>
    <message>
        <source>Se&amp;veral invoices…</source>
        <translation>&amp;Varias facturas…</translation>
    </message>
    <message>
        <source>&amp;History…</source>
        <translation>&amp;Historial…</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>&amp;Configuración…</translation>
    </message>
    <message>
        <source>&amp;Guide</source>
        <translation>&amp;Guía</translation>
    </message>
    <message>
        <source>A&amp;bout Checkout Desk</source>
        <translation>Acerca &amp;de Checkout Desk</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Salir</translation>
    </message>
    <message>
        <source>&amp;Edit {account}…</source>
        <translation>&amp;Editar {account}…</translation>
    </message>
    <message>
        <source>&amp;Remove {account}…</source>
        <translation>&amp;Quitar {account}…</translation>
    </message>
    <message>
        <source>{account} · {environment}</source>
        <translation>{account} · {environment}</translation>
    </message>
    <message>
        <source>{account} (this session only)</source>
        <translation>{account} (solo esta sesión)</translation>
    </message>
    <message>
        <source>this session only</source>
        <translation>solo esta sesión</translation>
    </message>
    <message>
        <source>{account} (set by your company)</source>
        <translation>{account} (fijada por su empresa)</translation>
    </message>
    <message>
        <source>set by your company</source>
        <translation>fijada por su empresa</translation>
    </message>
    <message>
        <source>TEST</source>
        <translation>TEST</translation>
    </message>
    <message>
        <source>real payments</source>
        <translation>pagos reales</translation>
    </message>
    <message>
        <source>nothing can be paid</source>
        <translation>nada se puede pagar</translation>
    </message>
</context>
<context>
    <name>AddressEdit</name>
    <message>
        <source>Checkout link</source>
        <translation>Enlace de pago</translation>
    </message>
</context>
<context>
    <name>BatchCounts</name>
    <message numerus="yes">
        <source>%Ln ID(s)</source>
        <translation>
            <numerusform>%Ln ID</numerusform>
            <numerusform>%Ln ID</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Try with %Ln practice invoice(s)</source>
        <translation>
            <numerusform>Probar con %Ln factura de práctica</numerusform>
            <numerusform>Probar con %Ln facturas de práctica</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln invoice(s) to look up</source>
        <translation>
            <numerusform>%Ln factura por consultar</numerusform>
            <numerusform>%Ln facturas por consultar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Look up %Ln invoice(s)</source>
        <translation>
            <numerusform>Consultar %Ln factura</numerusform>
            <numerusform>Consultar %Ln facturas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Looking up %Ln invoice(s)</source>
        <translation>
            <numerusform>Consultando %Ln factura</numerusform>
            <numerusform>Consultando %Ln facturas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Paused: %Ln invoice(s)</source>
        <translation>
            <numerusform>En pausa: %Ln factura</numerusform>
            <numerusform>En pausa: %Ln facturas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{ready} of %Ln invoice(s) are ready to share</source>
        <translation>
            <numerusform>{ready} de %Ln factura lista para compartir</numerusform>
            <numerusform>{ready} de %Ln facturas listas para compartir</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln done</source>
        <translation>
            <numerusform>%Ln consultada</numerusform>
            <numerusform>%Ln consultadas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{done} of %Ln invoice(s) looked up</source>
        <translation>
            <numerusform>{done} de %Ln factura consultada</numerusform>
            <numerusform>{done} de %Ln facturas consultadas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln result(s) so far</source>
        <translation>
            <numerusform>%Ln resultado hasta ahora</numerusform>
            <numerusform>%Ln resultados hasta ahora</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %Ln minute(s) left</source>
        <translation>
            <numerusform>falta alrededor de %Ln minuto</numerusform>
            <numerusform>faltan unos %Ln minutos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Takes about %Ln second(s).</source>
        <translation>
            <numerusform>Tarda alrededor de %Ln segundo.</numerusform>
            <numerusform>Tarda unos %Ln segundos.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Takes about %Ln minute(s).</source>
        <translation>
            <numerusform>Tarda alrededor de %Ln minuto.</numerusform>
            <numerusform>Tarda unos %Ln minutos.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>finished in %Ln minute(s)</source>
        <translation>
            <numerusform>terminado en %Ln minuto</numerusform>
            <numerusform>terminado en %Ln minutos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln fila</numerusform>
            <numerusform>%Ln filas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) with the heading</source>
        <translation>
            <numerusform>%Ln fila con el encabezado</numerusform>
            <numerusform>%Ln filas con el encabezado</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cell(s) read</source>
        <translation>
            <numerusform>%Ln celda leída</numerusform>
            <numerusform>%Ln celdas leídas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln different ID(s)</source>
        <translation>
            <numerusform>%Ln ID distinto</numerusform>
            <numerusform>%Ln ID distintos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln duplicate(s)</source>
        <translation>
            <numerusform>%Ln repetido</numerusform>
            <numerusform>%Ln repetidos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln without a valid ID</source>
        <translation>
            <numerusform>%Ln sin ID válido</numerusform>
            <numerusform>%Ln sin ID válido</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Retry %Ln failed</source>
        <translation>
            <numerusform>Reintentar %Ln con error</numerusform>
            <numerusform>Reintentar %Ln con error</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Retry %Ln without a status</source>
        <translation>
            <numerusform>Reintentar %Ln sin estado</numerusform>
            <numerusform>Reintentar %Ln sin estado</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Retry %Ln invoice(s)</source>
        <translation>
            <numerusform>Reintentar %Ln factura</numerusform>
            <numerusform>Reintentar %Ln facturas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Look up the other %Ln</source>
        <translation>
            <numerusform>Consultar la otra</numerusform>
            <numerusform>Consultar las otras %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln already paid</source>
        <translation>
            <numerusform>%Ln ya pagada</numerusform>
            <numerusform>%Ln ya pagadas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln with another status</source>
        <translation>
            <numerusform>%Ln con otro estado</numerusform>
            <numerusform>%Ln con otro estado</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln without a status</source>
        <translation>
            <numerusform>%Ln sin estado</numerusform>
            <numerusform>%Ln sin estado</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln not looked up</source>
        <translation>
            <numerusform>%Ln sin consultar</numerusform>
            <numerusform>%Ln sin consultar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The list has more than %Ln row(s). Split it.</source>
        <translation>
            <numerusform>La lista tiene más de %Ln fila. Divídala.</numerusform>
            <numerusform>La lista tiene más de %Ln filas. Divídala.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %Ln second(s) left</source>
        <translation>
            <numerusform>falta alrededor de %Ln segundo</numerusform>
            <numerusform>faltan unos %Ln segundos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>finished in %Ln second(s)</source>
        <translation>
            <numerusform>terminado en %Ln segundo</numerusform>
            <numerusform>terminado en %Ln segundos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BatchWindow</name>
    <message>
        <source>There is still a list in this window</source>
        <translation>Todavía hay una lista en esta ventana</translation>
    </message>
    <message>
        <source>To look up another one, choose “New list…” when this one is finished.</source>
        <translation>Para consultar otra, elija «Nueva lista…» cuando esta haya terminado.</translation>
    </message>
    <message>
        <source>Several invoices – Checkout Desk</source>
        <translation>Varias facturas – Checkout Desk</translation>
    </message>
</context>
<context>
    <name>CheckCard</name>
    <message>
        <source>Check</source>
        <translation>Revisión</translation>
    </message>
    <message>
        <source>Spaces, quotes or “Invoice #” around an ID are ignored.</source>
        <translation>Los espacios, las comillas o «Factura n.º» alrededor de un ID se ignoran.</translation>
    </message>
    <message>
        <source>Each is looked up once.</source>
        <translation>Cada uno se consulta una vez.</translation>
    </message>
    <message>
        <source>Left out. Correct them in your list to include them.</source>
        <translation>No se consultan. Corríjalas en su lista para incluirlas.</translation>
    </message>
</context>
<context>
    <name>CheckPage</name>
    <message>
        <source>Choose an&amp;other…</source>
        <translation>Elegir &amp;otra…</translation>
    </message>
    <message>
        <source>ID column</source>
        <translation>Columna de ID</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Empezar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Nothing is sent to your customers.</source>
        <translation>No se envía nada a sus clientes.</translation>
    </message>
</context>
<context>
    <name>Chips</name>
    <message>
        <source>All</source>
        <translation>Todas</translation>
    </message>
</context>
<context>
    <name>ChoosePage</name>
    <message>
        <source>Which invoices?</source>
        <translation>¿Qué facturas?</translation>
    </message>
    <message>
        <source>Paste the IDs from your ERP, or open a file. Nothing is looked up before you have seen the list.</source>
        <translation>Pegue los ID de su ERP o abra un archivo. No se consulta nada antes de que vea la lista.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Descartar</translation>
    </message>
    <message>
        <source>Invoice IDs</source>
        <translation>ID de facturas</translation>
    </message>
    <message>
        <source>Invoice IDs, one on each line</source>
        <translation>ID de facturas, uno por línea</translation>
    </message>
    <message>
        <source>Or a file</source>
        <translation>O un archivo</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Con&amp;tinue</source>
        <translation>Con&amp;tinuar</translation>
    </message>
    <message>
        <source>Whole rows from Excel are fine, too: you choose the column next.</source>
        <translation>También valen filas enteras de Excel: después elige la columna.</translation>
    </message>
    <message>
        <source>Reading {file}</source>
        <translation>Leyendo {file}</translation>
    </message>
    <message>
        <source>Open a list of invoices</source>
        <translation>Abrir una lista de facturas</translation>
    </message>
    <message>
        <source>Lists (*.xlsx *.csv *.tsv *.txt)</source>
        <translation>Listas (*.xlsx *.csv *.tsv *.txt)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Todos los archivos (*)</translation>
    </message>
</context>
<context>
    <name>ConfirmBox</name>
    <message>
        <source>Checkout Desk</source>
        <translation>Checkout Desk</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
</context>
<context>
    <name>Counts</name>
    <message numerus="yes">
        <source>BlueTape asks you to wait %n second(s).</source>
        <translation>
            <numerusform>BlueTape pide esperar %n segundo.</numerusform>
            <numerusform>BlueTape pide esperar %n segundos.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>BlueTape asks you to wait %n minute(s) or more.</source>
        <translation>
            <numerusform>BlueTape pide esperar %n minuto o más.</numerusform>
            <numerusform>BlueTape pide esperar %n minutos o más.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No complete answer within %n second(s). Try again in a moment.</source>
        <translation>
            <numerusform>Sin respuesta completa en %n segundo. Vuelva a intentarlo en un momento.</numerusform>
            <numerusform>Sin respuesta completa en %n segundos. Vuelva a intentarlo en un momento.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No connection within %n second(s). Check the internet connection or the VPN of this computer, then try again.</source>
        <translation>
            <numerusform>Sin conexión en %n segundo. Compruebe la conexión a internet o la VPN de este equipo y vuelva a intentarlo.</numerusform>
            <numerusform>Sin conexión en %n segundos. Compruebe la conexión a internet o la VPN de este equipo y vuelva a intentarlo.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>as %n text message(s)</source>
        <translation>
            <numerusform>en %n mensaje de texto</numerusform>
            <numerusform>en %n mensajes de texto</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Payment links for %n invoice(s)</source>
        <translation>
            <numerusform>Enlace de pago de %n factura</numerusform>
            <numerusform>Enlaces de pago de %n facturas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) saved as {name}</source>
        <translation>
            <numerusform>%Ln fila guardada como {name}</numerusform>
            <numerusform>%Ln filas guardadas como {name}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>y %Ln más</numerusform>
            <numerusform>y %Ln más</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln canceled</source>
        <translation>
            <numerusform>%Ln anulada</numerusform>
            <numerusform>%Ln anuladas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln not found</source>
        <translation>
            <numerusform>%Ln no encontrada</numerusform>
            <numerusform>%Ln no encontradas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln con error</numerusform>
            <numerusform>%Ln con error</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stopped after {done} of %Ln invoice(s)</source>
        <translation>
            <numerusform>Detenido tras {done} de %Ln factura</numerusform>
            <numerusform>Detenido tras {done} de %Ln facturas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DetailsButton</name>
    <message>
        <source>Expanded</source>
        <translation>Desplegado</translation>
    </message>
    <message>
        <source>Collapsed</source>
        <translation>Plegado</translation>
    </message>
</context>
<context>
    <name>DetailsPanel</name>
    <message>
        <source>&amp;Back to the list</source>
        <translation>&amp;Volver a la lista</translation>
    </message>
    <message>
        <source>All hand-overs</source>
        <translation>Todas las entregas</translation>
    </message>
    <message>
        <source>&amp;Check again</source>
        <translation>&amp;Comprobar de nuevo</translation>
    </message>
    <message>
        <source>&amp;Look up again</source>
        <translation>Cons&amp;ultar de nuevo</translation>
    </message>
    <message>
        <source>C&amp;opy link</source>
        <translation>C&amp;opiar enlace</translation>
    </message>
    <message>
        <source>&amp;Selected invoice</source>
        <translation>Factura &amp;seleccionada</translation>
    </message>
    <message>
        <source>Everything that was unpaid when handed over</source>
        <translation>Todo lo que no estaba pagado al entregarlo</translation>
    </message>
    <message>
        <source>&amp;Unpaid from the last 30 days</source>
        <translation>&amp;Sin pagar de los últimos 30 días</translation>
    </message>
</context>
<context>
    <name>DraftFields</name>
    <message>
        <source>None</source>
        <translation>Ninguna</translation>
    </message>
    <message>
        <source>Mail address</source>
        <translation>Dirección de correo</translation>
    </message>
    <message>
        <source>Choose a column</source>
        <translation>Elija una columna</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Importe</translation>
    </message>
    <message>
        <source>From BlueTape</source>
        <translation>El de BlueTape</translation>
    </message>
    <message>
        <source>&amp;Mail address</source>
        <translation>Dirección de &amp;correo</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Nombre</translation>
    </message>
    <message>
        <source>&amp;Amount</source>
        <translation>I&amp;mporte</translation>
    </message>
    <message>
        <source>How many drafts?</source>
        <translation>¿Cuántos borradores?</translation>
    </message>
    <message>
        <source>&amp;One for each address, with all its invoices</source>
        <translation>&amp;Uno por dirección, con todas sus facturas</translation>
    </message>
    <message>
        <source>One for each &amp;row of the list</source>
        <translation>Uno por cada &amp;fila de la lista</translation>
    </message>
    <message>
        <source>Choose the column with the mail addresses.</source>
        <translation>Elija la columna con las direcciones de correo.</translation>
    </message>
    <message>
        <source>Choose how many drafts there should be.</source>
        <translation>Elija cuántos borradores debe haber.</translation>
    </message>
</context>
<context>
    <name>EmptyPanel</name>
    <message>
        <source>Paste an invoice ID and press Enter</source>
        <translation>Pegue un ID de factura y pulse Intro</translation>
    </message>
    <message>
        <source>Use the ID your ERP gave the invoice, such as 2eb1acd98a86. It is often not the number printed on the invoice.</source>
        <translation>Use el ID que su ERP dio a la factura, por ejemplo 2eb1acd98a86. Muchas veces no es el número impreso en la factura.</translation>
    </message>
    <message>
        <source>Several invoices…</source>
        <translation>Varias facturas…</translation>
    </message>
    <message>
        <source>Paste a column, or drop a CSV or Excel file here</source>
        <translation>Pegue una columna o arrastre aquí un archivo CSV o de Excel</translation>
    </message>
</context>
<context>
    <name>EntryModel</name>
    <message>
        <source>When</source>
        <translation>Cuándo</translation>
    </message>
    <message>
        <source>Invoice ID</source>
        <translation>ID de factura</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Cómo</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Por</translation>
    </message>
    <message>
        <source>Verdict then</source>
        <translation>Veredicto</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Ahora</translation>
    </message>
    <message>
        <source>Link changed</source>
        <translation>Enlace cambiado</translation>
    </message>
</context>
<context>
    <name>EntryTable</name>
    <message>
        <source>Handed over</source>
        <translation>Entregado</translation>
    </message>
    <message>
        <source>Link changed</source>
        <translation>Enlace cambiado</translation>
    </message>
    <message>
        <source>&amp;Look up again</source>
        <translation>Cons&amp;ultar de nuevo</translation>
    </message>
    <message>
        <source>&amp;Check again</source>
        <translation>&amp;Comprobar de nuevo</translation>
    </message>
</context>
<context>
    <name>ExportBar</name>
    <message>
        <source>Export progress</source>
        <translation>Progreso de la exportación</translation>
    </message>
</context>
<context>
    <name>ExportButton</name>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportar…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportar…</translation>
    </message>
</context>
<context>
    <name>ExportCounts</name>
    <message numerus="yes">
        <source>%Ln PNG file(s)</source>
        <translation>
            <numerusform>%Ln archivo PNG</numerusform>
            <numerusform>%Ln archivos PNG</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln payment card(s)</source>
        <translation>
            <numerusform>%Ln tarjeta de pago</numerusform>
            <numerusform>%Ln tarjetas de pago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln page(s)</source>
        <translation>
            <numerusform>%Ln página</numerusform>
            <numerusform>%Ln páginas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n archivo</numerusform>
            <numerusform>%n archivos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unsent mail(s)</source>
        <translation>
            <numerusform>%Ln correo sin enviar</numerusform>
            <numerusform>%Ln correos sin enviar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Include %Ln paid or canceled invoice(s)</source>
        <translation>
            <numerusform>&amp;Incluir %Ln factura pagada o anulada</numerusform>
            <numerusform>&amp;Incluir %Ln facturas pagadas o anuladas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Include the link(s) of %Ln paid or canceled invoice(s)</source>
        <translation>
            <numerusform>&amp;Incluir el enlace de %Ln factura pagada o anulada</numerusform>
            <numerusform>&amp;Incluir los enlaces de %Ln facturas pagadas o anuladas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln payment link(s)</source>
        <translation>
            <numerusform>%Ln enlace de pago</numerusform>
            <numerusform>%Ln enlaces de pago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Include %Ln invoice(s) &amp;without a status; they may be paid already</source>
        <translation>
            <numerusform>Incluir %Ln factura &amp;sin estado; quizá ya esté pagada</numerusform>
            <numerusform>Incluir %Ln facturas &amp;sin estado; quizá ya estén pagadas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln QR code(s) saved in the folder {name}</source>
        <translation>
            <numerusform>%Ln código QR guardado en la carpeta {name}</numerusform>
            <numerusform>%Ln códigos QR guardados en la carpeta {name}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln payment card(s) saved as {name}</source>
        <translation>
            <numerusform>%Ln tarjeta de pago guardada como {name}</numerusform>
            <numerusform>%Ln tarjetas de pago guardadas como {name}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln mail draft(s) saved in the folder {name}</source>
        <translation>
            <numerusform>%Ln borrador guardado en la carpeta {name}</numerusform>
            <numerusform>%Ln borradores guardados en la carpeta {name}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) copied; paste them into Excel</source>
        <translation>
            <numerusform>%Ln fila copiada; péguela en Excel</numerusform>
            <numerusform>%Ln filas copiadas; péguelas en Excel</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Without the link(s) of %Ln paid or canceled invoice(s)</source>
        <translation>
            <numerusform>Sin el enlace de %Ln factura pagada o anulada</numerusform>
            <numerusform>Sin los enlaces de %Ln facturas pagadas o anuladas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copy &amp;with the link(s)</source>
        <translation>
            <numerusform>Copiar c&amp;on el enlace</numerusform>
            <numerusform>Copiar c&amp;on los enlaces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln opened as plain text, without a QR code. The complete draft is in the folder.</source>
        <translation>
            <numerusform>%Ln se abrió como texto sin formato, sin código QR. El borrador completo está en la carpeta.</numerusform>
            <numerusform>%Ln se abrieron como texto sin formato, sin código QR. Los borradores completos están en la carpeta.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln left out: {reason}</source>
        <translation>
            <numerusform>%Ln omitida: {reason}</numerusform>
            <numerusform>%Ln omitidas: {reason}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Open %n draft(s)</source>
        <translation>
            <numerusform>&amp;Abrir %n borrador</numerusform>
            <numerusform>&amp;Abrir %n borradores</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Paper</source>
        <translation>Papel</translation>
    </message>
    <message>
        <source>&amp;Paper</source>
        <translation>&amp;Papel</translation>
    </message>
</context>
<context>
    <name>FaultDialog</name>
    <message>
        <source>Checkout Desk</source>
        <translation>Checkout Desk</translation>
    </message>
    <message>
        <source>Something went wrong in Checkout Desk</source>
        <translation>Algo falló en Checkout Desk</translation>
    </message>
    <message>
        <source>This is a bug in Checkout Desk, nothing you did. It is in the log, and you can go on working. If something looks odd, close Checkout Desk and start it again.</source>
        <translation>Es un fallo de Checkout Desk; usted no hizo nada mal. Quedó anotado en el registro y puede seguir trabajando. Si algo parece raro, cierre Checkout Desk y ábralo de nuevo.</translation>
    </message>
    <message>
        <source>Copy details for support</source>
        <translation>Copiar detalles para soporte</translation>
    </message>
    <message>
        <source>Open log folder</source>
        <translation>Abrir la carpeta del registro</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>Filters</name>
    <message>
        <source>Find in list</source>
        <translation>Buscar en la lista</translation>
    </message>
</context>
<context>
    <name>FolderDialog</name>
    <message>
        <source>Choose a folder</source>
        <translation>Elija una carpeta</translation>
    </message>
</context>
<context>
    <name>HelpWindow</name>
    <message>
        <source>Checkout Desk guide</source>
        <translation>Guía de Checkout Desk</translation>
    </message>
    <message>
        <source>Guide</source>
        <translation>Guía</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Contenido</translation>
    </message>
    <message>
        <source>user-guide.md</source>
        <translation>user-guide.es.md</translation>
    </message>
</context>
<context>
    <name>HistoryCounts</name>
    <message numerus="yes">
        <source>Last %n day(s)</source>
        <translation>
            <numerusform>Último %n día</numerusform>
            <numerusform>Últimos %n días</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln entry(s).</source>
        <translation>
            <numerusform>%Ln entrada.</numerusform>
            <numerusform>%Ln entradas.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Kept on this computer for %n day(s), then deleted.</source>
        <translation>
            <numerusform>Se guardan en este equipo %n día y luego se borran.</numerusform>
            <numerusform>Se guardan en este equipo %n días y luego se borran.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Links that you copy, mail, save, print or export are listed here for %n day(s).</source>
        <translation>
            <numerusform>Los enlaces que copie, envíe, guarde, imprima o exporte se muestran aquí durante %n día.</numerusform>
            <numerusform>Los enlaces que copie, envíe, guarde, imprima o exporte se muestran aquí durante %n días.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) found</source>
        <translation>
            <numerusform>%Ln fila encontrada</numerusform>
            <numerusform>%Ln filas encontradas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>More than %Ln row(s) found</source>
        <translation>
            <numerusform>Más de %Ln fila encontrada</numerusform>
            <numerusform>Más de %Ln filas encontradas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln invoice(s) selected</source>
        <translation>
            <numerusform>%Ln factura seleccionada</numerusform>
            <numerusform>%Ln facturas seleccionadas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Checking %Ln invoice(s)</source>
        <translation>
            <numerusform>Comprobando %Ln factura</numerusform>
            <numerusform>Comprobando %Ln facturas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln done</source>
        <translation>
            <numerusform>%Ln comprobada</numerusform>
            <numerusform>%Ln comprobadas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln invoice(s) checked</source>
        <translation>
            <numerusform>%Ln factura comprobada</numerusform>
            <numerusform>%Ln facturas comprobadas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln paid now</source>
        <translation>
            <numerusform>%Ln ya pagada</numerusform>
            <numerusform>%Ln ya pagadas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln with another link</source>
        <translation>
            <numerusform>%Ln con otro enlace</numerusform>
            <numerusform>%Ln con otro enlace</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln left out: their account is not on this computer</source>
        <translation>
            <numerusform>%Ln omitida: su cuenta no está en este equipo</numerusform>
            <numerusform>%Ln omitidas: su cuenta no está en este equipo</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln entry(s) will be deleted from this computer.</source>
        <translation>
            <numerusform>Se borrará %Ln entrada de este equipo.</numerusform>
            <numerusform>Se borrarán %Ln entradas de este equipo.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>An Excel workbook takes up to %Ln row(s) here. Filter the list, or save it as CSV.</source>
        <translation>
            <numerusform>Un libro de Excel admite aquí hasta %Ln fila. Filtre la lista o guárdela como CSV.</numerusform>
            <numerusform>Un libro de Excel admite aquí hasta %Ln filas. Filtre la lista o guárdela como CSV.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min ago</source>
        <translation>
            <numerusform>hace %n min</numerusform>
            <numerusform>hace %n min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h ago</source>
        <translation>
            <numerusform>hace %n h</numerusform>
            <numerusform>hace %n h</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Checkout Desk now keeps a history of what you hand over: which invoice, when and how, but not the link. It stays on this computer; each entry is deleted after %n day(s).</source>
        <translation>
            <numerusform>Checkout Desk lleva ahora un historial de lo que entrega: qué factura, cuándo y cómo, pero no el enlace. Queda en este equipo y cada entrada se borra tras %n día.</numerusform>
            <numerusform>Checkout Desk lleva ahora un historial de lo que entrega: qué factura, cuándo y cómo, pero no el enlace. Queda en este equipo y cada entrada se borra tras %n días.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Checkout Desk now keeps a history of what you hand over: which invoice, when and how, and the link. It stays on this computer; each entry is deleted after %n day(s).</source>
        <translation>
            <numerusform>Checkout Desk lleva ahora un historial de lo que entrega: qué factura, cuándo y cómo, y también el enlace. Queda en este equipo y cada entrada se borra tras %n día.</numerusform>
            <numerusform>Checkout Desk lleva ahora un historial de lo que entrega: qué factura, cuándo y cómo, y también el enlace. Queda en este equipo y cada entrada se borra tras %n días.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The history could not be read. It was put aside, and %Ln entry(s) were copied into a new one.</source>
        <translation>
            <numerusform>No se pudo leer el historial. Se apartó, y %Ln entrada se pasó a uno nuevo.</numerusform>
            <numerusform>No se pudo leer el historial. Se apartó, y %Ln entradas se pasaron a uno nuevo.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HistoryFilters</name>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Fecha</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Mes</translation>
    </message>
    <message>
        <source>Verdict then</source>
        <translation>Veredicto</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Cómo</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Persona</translation>
    </message>
    <message>
        <source>Search invoice ID, person or link</source>
        <translation>Buscar ID, persona o enlace</translation>
    </message>
    <message>
        <source>Search invoice ID or person</source>
        <translation>Buscar ID de factura o persona</translation>
    </message>
    <message>
        <source>Search invoice ID or link</source>
        <translation>Buscar ID de factura o enlace</translation>
    </message>
    <message>
        <source>Search invoice ID</source>
        <translation>Buscar ID de factura</translation>
    </message>
    <message>
        <source>Link changed</source>
        <translation>Enlace cambiado</translation>
    </message>
</context>
<context>
    <name>HistoryFoot</name>
    <message>
        <source>C&amp;hange…</source>
        <translation>Ca&amp;mbiar…</translation>
    </message>
    <message>
        <source>&amp;Details</source>
        <translation>&amp;Detalles</translation>
    </message>
    <message>
        <source>Clea&amp;r history…</source>
        <translation>Bo&amp;rrar historial…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>HistoryLine</name>
    <message>
        <source>Compare</source>
        <translation>Comparar</translation>
    </message>
</context>
<context>
    <name>HistoryWindow</name>
    <message>
        <source>History – Checkout Desk</source>
        <translation>Historial – Checkout Desk</translation>
    </message>
</context>
<context>
    <name>InvoiceCard</name>
    <message>
        <source>Nothing matches.</source>
        <translation>No hay coincidencias.</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Quitar filtros</translation>
    </message>
</context>
<context>
    <name>InvoiceModel</name>
    <message>
        <source>Invoice ID</source>
        <translation>ID de factura</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Importe</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Enlace</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
</context>
<context>
    <name>InvoiceTable</name>
    <message>
        <source>Invoices</source>
        <translation>Facturas</translation>
    </message>
    <message>
        <source>&amp;Open in the main window</source>
        <translation>&amp;Abrir en la ventana principal</translation>
    </message>
    <message>
        <source>&amp;Copy rows</source>
        <translation>&amp;Copiar filas</translation>
    </message>
    <message>
        <source>Sort by &amp;ID</source>
        <translation>Ordenar por &amp;ID</translation>
    </message>
    <message>
        <source>Sort by &amp;status</source>
        <translation>Ordenar por &amp;estado</translation>
    </message>
    <message>
        <source>Sort by &amp;amount</source>
        <translation>Ordenar por i&amp;mporte</translation>
    </message>
</context>
<context>
    <name>LeaveQuestion</name>
    <message>
        <source>What was found so far is discarded, unless you exported or copied it.</source>
        <translation>Lo que ya se encontró se descarta, salvo lo que haya exportado o copiado.</translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation>Detener y cerrar</translation>
    </message>
    <message>
        <source>Discard these results?</source>
        <translation>¿Descartar estos resultados?</translation>
    </message>
    <message>
        <source>They were not exported. What you copied stays on the clipboard.</source>
        <translation>No se exportaron. Lo que haya copiado sigue en el portapapeles.</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Descartar</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Conservar</translation>
    </message>
    <message>
        <source>What was found so far is kept. You can go on with it at the next start.</source>
        <translation>Lo que ya se encontró se conserva. Podrá continuar la próxima vez que abra el programa.</translation>
    </message>
    <message>
        <source>What was found so far is discarded.</source>
        <translation>Lo que ya se encontró se descarta.</translation>
    </message>
    <message>
        <source>Stop and quit</source>
        <translation>Detener y salir</translation>
    </message>
    <message>
        <source>Stop looking up these invoices?</source>
        <translation>¿Dejar de consultar estas facturas?</translation>
    </message>
    <message>
        <source>Keep looking up</source>
        <translation>Seguir consultando</translation>
    </message>
    <message>
        <source>Stop the export?</source>
        <translation>¿Detener la exportación?</translation>
    </message>
    <message>
        <source>Nothing of it is saved yet.</source>
        <translation>Todavía no se ha guardado nada.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>Keep exporting</source>
        <translation>Seguir exportando</translation>
    </message>
</context>
<context>
    <name>LinkPanel</name>
    <message>
        <source>Payment link</source>
        <translation>Enlace de pago</translation>
    </message>
    <message>
        <source>Anyone with the link can open the page</source>
        <translation>Quien tenga el enlace puede abrir la página</translation>
    </message>
    <message>
        <source>You’ll be asked before it is copied, opened, mailed or printed.</source>
        <translation>Se le preguntará antes de copiarlo, abrirlo, enviarlo o imprimirlo.</translation>
    </message>
    <message>
        <source>Copy &amp;as</source>
        <translation>Co&amp;piar como</translation>
    </message>
    <message>
        <source>Copy as</source>
        <translation>Copiar como</translation>
    </message>
    <message>
        <source>&amp;More</source>
        <translation>&amp;Más</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Más</translation>
    </message>
</context>
<context>
    <name>ListDialog</name>
    <message>
        <source>&amp;Save…</source>
        <translation>&amp;Guardar…</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
</context>
<context>
    <name>LookupPage</name>
    <message>
        <source>&amp;Invoice ID</source>
        <translation>&amp;ID de factura</translation>
    </message>
    <message>
        <source>Invoice ID</source>
        <translation>ID de factura</translation>
    </message>
    <message>
        <source>Paste the invoice ID</source>
        <translation>Pegue el ID de la factura</translation>
    </message>
    <message>
        <source>&amp;Get link</source>
        <translation>&amp;Obtener enlace</translation>
    </message>
    <message>
        <source>Get link</source>
        <translation>Obtener enlace</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Checkout Desk</source>
        <translation>Checkout Desk</translation>
    </message>
    <message>
        <source>{mark} – {program} – DEMO</source>
        <translation>{mark} – {program} – DEMO</translation>
    </message>
    <message>
        <source>{mark} – {account} · {environment} – {program}</source>
        <translation>{mark} – {account} · {environment} – {program}</translation>
    </message>
    <message>
        <source>{account} – {program}</source>
        <translation>{account} – {program}</translation>
    </message>
</context>
<context>
    <name>MessageLabel</name>
    <message>
        <source>Message</source>
        <translation>Mensaje</translation>
    </message>
</context>
<context>
    <name>MessagePanel</name>
    <message>
        <source>Details</source>
        <translation>Detalles</translation>
    </message>
    <message>
        <source>Copy details for support</source>
        <translation>Copiar detalles para soporte</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Ayuda</translation>
    </message>
    <message>
        <source>What the server said</source>
        <translation>Lo que dijo el servidor</translation>
    </message>
    <message>
        <source>Details for support</source>
        <translation>Detalles para soporte</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Error</translation>
    </message>
    <message>
        <source>Look first</source>
        <translation>Revise primero</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>Correcto</translation>
    </message>
</context>
<context>
    <name>NoteLine</name>
    <message>
        <source>Show in folder</source>
        <translation>Mostrar en la carpeta</translation>
    </message>
</context>
<context>
    <name>PracticeBar</name>
    <message>
        <source>&amp;Practice invoices</source>
        <translation>&amp;Facturas de práctica</translation>
    </message>
    <message>
        <source>Practice invoices</source>
        <translation>Facturas de práctica</translation>
    </message>
    <message>
        <source>&amp;End practice</source>
        <translation>&amp;Terminar la práctica</translation>
    </message>
    <message>
        <source>End practice</source>
        <translation>Terminar la práctica</translation>
    </message>
</context>
<context>
    <name>PracticeMenu</name>
    <message>
        <source>Ready to share</source>
        <translation>Lista para compartir</translation>
    </message>
    <message>
        <source>Changed since it was sent</source>
        <translation>Cambió desde que se envió</translation>
    </message>
    <message>
        <source>Already paid</source>
        <translation>Ya pagada</translation>
    </message>
    <message>
        <source>Canceled</source>
        <translation>Anulada</translation>
    </message>
    <message>
        <source>Another status</source>
        <translation>Otro estado</translation>
    </message>
    <message>
        <source>Status not available</source>
        <translation>Estado no disponible</translation>
    </message>
    <message>
        <source>Slow answer</source>
        <translation>Respuesta lenta</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>No encontrada</translation>
    </message>
    <message>
        <source>Wrong credentials</source>
        <translation>Credenciales erróneas</translation>
    </message>
    <message>
        <source>Server error</source>
        <translation>Error del servidor</translation>
    </message>
    <message>
        <source>Too many requests</source>
        <translation>Demasiadas consultas</translation>
    </message>
    <message>
        <source>Wrong link</source>
        <translation>Enlace erróneo</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Sin respuesta</translation>
    </message>
    <message>
        <source>An answer comes</source>
        <translation>Llega una respuesta</translation>
    </message>
    <message>
        <source>Something goes wrong</source>
        <translation>Algo sale mal</translation>
    </message>
</context>
<context>
    <name>PreviewTable</name>
    <message>
        <source>First rows</source>
        <translation>Primeras filas</translation>
    </message>
</context>
<context>
    <name>PrintDialog</name>
    <message>
        <source>Print</source>
        <translation>Imprimir</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>Impresora</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Papel</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>Copias</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Mensaje</translation>
    </message>
    <message>
        <source>&amp;Printer</source>
        <translation>&amp;Impresora</translation>
    </message>
    <message>
        <source>P&amp;aper</source>
        <translation>Pap&amp;el</translation>
    </message>
    <message>
        <source>&amp;Copies</source>
        <translation>&amp;Copias</translation>
    </message>
    <message>
        <source>P&amp;rint</source>
        <translation>Imp&amp;rimir</translation>
    </message>
    <message>
        <source>P&amp;rint…</source>
        <translation>Imp&amp;rimir…</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>Rein&amp;tentar</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>&amp;Save as PDF…</source>
        <translation>&amp;Guardar como PDF…</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>Guardar como PDF</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>1 page</source>
        <translation>1 página</translation>
    </message>
    <message>
        <source>1 page, {count} cards</source>
        <translation>1 página, {count} tarjetas</translation>
    </message>
</context>
<context>
    <name>ProgressPanel</name>
    <message>
        <source>Working</source>
        <translation>Trabajando</translation>
    </message>
</context>
<context>
    <name>QShortcut</name>
    <message>
        <source>Ctrl</source>
        <translation>Ctrl</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Mayús</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Intro</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
</context>
<context>
    <name>QrPanel</name>
    <message>
        <source>Show QR code</source>
        <translation>Mostrar código QR</translation>
    </message>
    <message>
        <source>Invoice {id}</source>
        <translation>Factura {id}</translation>
    </message>
    <message>
        <source>Scan to pay invoice {id}</source>
        <translation>Escanee para pagar la factura {id}</translation>
    </message>
</context>
<context>
    <name>QrView</name>
    <message>
        <source>QR code</source>
        <translation>Código QR</translation>
    </message>
</context>
<context>
    <name>QrWindow</name>
    <message>
        <source>QR code · F11: full screen, Esc: close</source>
        <translation>Código QR · F11: pantalla completa, Esc: cerrar</translation>
    </message>
    <message>
        <source>QR code, enlarged</source>
        <translation>Código QR ampliado</translation>
    </message>
</context>
<context>
    <name>RecentList</name>
    <message>
        <source>Recent</source>
        <translation>Recientes</translation>
    </message>
    <message>
        <source>All history</source>
        <translation>Todo el historial</translation>
    </message>
</context>
<context>
    <name>RecentRow</name>
    <message>
        <source>Look up again</source>
        <translation>Consultar de nuevo</translation>
    </message>
    <message>
        <source>Look up again and copy the link</source>
        <translation>Consultar de nuevo y copiar el enlace</translation>
    </message>
    <message>
        <source>Copy link for {id}</source>
        <translation>Copiar el enlace de {id}</translation>
    </message>
</context>
<context>
    <name>RemoveBox</name>
    <message>
        <source>Remove account</source>
        <translation>Quitar cuenta</translation>
    </message>
    <message>
        <source>Remove the account “{name}”?</source>
        <translation>¿Quitar la cuenta «{name}»?</translation>
    </message>
    <message>
        <source>Its credentials are deleted from this computer’s keyring as well.</source>
        <translation>Sus credenciales también se borran del llavero de este equipo.</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Quitar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
</context>
<context>
    <name>ReportBar</name>
    <message>
        <source>Progress</source>
        <translation>Progreso</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Mostrar en la carpeta</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Ocultar</translation>
    </message>
</context>
<context>
    <name>RowsCard</name>
    <message>
        <source>Clear filters</source>
        <translation>Quitar filtros</translation>
    </message>
    <message>
        <source>Open Settings…</source>
        <translation>Abrir Configuración…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
</context>
<context>
    <name>RunPage</name>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pausar</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Copy for E&amp;xcel</source>
        <translation>Copiar para E&amp;xcel</translation>
    </message>
    <message>
        <source>Copy for Excel</source>
        <translation>Copiar para Excel</translation>
    </message>
    <message>
        <source>Retry failed</source>
        <translation>Reintentar las que dieron error</translation>
    </message>
    <message>
        <source>&amp;New list…</source>
        <translation>&amp;Nueva lista…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progreso</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>Con&amp;tinuar</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>You can keep using Checkout Desk and copy the finished rows.</source>
        <translation>Puede seguir usando Checkout Desk y copiar las filas terminadas.</translation>
    </message>
    <message>
        <source>Sorted so that what needs a look comes first.</source>
        <translation>Lo que hay que revisar aparece primero.</translation>
    </message>
</context>
<context>
    <name>SaveFileDialog</name>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
</context>
<context>
    <name>SearchBar</name>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>Anterior</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Siguiente</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Sin resultados</translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation>{number} de {count}</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Configuración</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>G&amp;uardar</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Restore de&amp;faults</source>
        <translation>Restaurar val&amp;ores iniciales</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Páginas</translation>
    </message>
    <message>
        <source>General</source>
        <translation>General</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Mensajes</translation>
    </message>
    <message>
        <source>Several invoices</source>
        <translation>Varias facturas</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historial</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Red</translation>
    </message>
    <message>
        <source>Support</source>
        <translation>Soporte</translation>
    </message>
    <message>
        <source>Restore defaults</source>
        <translation>Restaurar valores iniciales</translation>
    </message>
    <message>
        <source>&amp;Open log folder</source>
        <translation>&amp;Abrir la carpeta del registro</translation>
    </message>
    <message>
        <source>Open log folder</source>
        <translation>Abrir la carpeta del registro</translation>
    </message>
    <message>
        <source>The log contains no links, invoice IDs or keys. It is in {folder}</source>
        <translation>El registro no contiene enlaces, ID de factura ni claves. Está en {folder}</translation>
    </message>
</context>
<context>
    <name>SideWindow</name>
    <message>
        <source>{mark} – {title}</source>
        <translation>{mark} – {title}</translation>
    </message>
</context>
<context>
    <name>StandingNotice</name>
    <message>
        <source>Dismiss</source>
        <translation>Ocultar</translation>
    </message>
</context>
<context>
    <name>StepHeader</name>
    <message>
        <source>Choose</source>
        <translation>Elegir</translation>
    </message>
    <message>
        <source>Look up</source>
        <translation>Consultar</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>Entregar</translation>
    </message>
    <message>
        <source>No account</source>
        <translation>Sin cuenta</translation>
    </message>
</context>
<context>
    <name>TemplatePage</name>
    <message>
        <source>Template</source>
        <translation>Plantilla</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Asunto</translation>
    </message>
    <message>
        <source>Message text</source>
        <translation>Texto del mensaje</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vista previa</translation>
    </message>
    <message>
        <source>&amp;Restore this template</source>
        <translation>Re&amp;staurar esta plantilla</translation>
    </message>
    <message>
        <source>Restore this template</source>
        <translation>Restaurar esta plantilla</translation>
    </message>
    <message>
        <source>S&amp;ubject</source>
        <translation>&amp;Asunto</translation>
    </message>
    <message>
        <source>&amp;Message text</source>
        <translation>&amp;Texto del mensaje</translation>
    </message>
    <message>
        <source>You can use {invoice_id} {link} {amount} {account}. To write a brace itself, type it twice.</source>
        <translation>Puede usar {invoice_id} {link} {amount} {account}. Para escribir una llave, póngala dos veces.</translation>
    </message>
    <message>
        <source>&amp;Template</source>
        <translation>&amp;Plantilla</translation>
    </message>
    <message>
        <source>&amp;Preview</source>
        <translation>&amp;Vista previa</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Several invoices</source>
        <translation>Varias facturas</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historial</translation>
    </message>
    <message>
        <source>DEMO · NOTHING IS REAL</source>
        <translation>DEMO · NADA ES REAL</translation>
    </message>
</context>
<context>
    <name>VerdictBand</name>
    <message>
        <source>Verdict</source>
        <translation>Veredicto</translation>
    </message>
    <message>
        <source>Invoice total</source>
        <translation>Total de la factura</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Comprobar de nuevo</translation>
    </message>
</context>
<context>
    <name>WayButton</name>
    <message>
        <source>Copied ✓</source>
        <translation>Copiado ✓</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Welcome to Checkout Desk</source>
        <translation>Le damos la bienvenida a Checkout Desk</translation>
    </message>
    <message>
        <source>Turn an invoice ID into its BlueTape payment link.</source>
        <translation>Del ID de una factura a su enlace de pago de BlueTape.</translation>
    </message>
    <message>
        <source>&amp;Add account…</source>
        <translation>&amp;Agregar cuenta…</translation>
    </message>
    <message>
        <source>Add account…</source>
        <translation>Agregar cuenta…</translation>
    </message>
    <message>
        <source>&amp;Try with practice invoices</source>
        <translation>&amp;Probar con facturas de práctica</translation>
    </message>
    <message>
        <source>Try with practice invoices</source>
        <translation>Probar con facturas de práctica</translation>
    </message>
    <message>
        <source>You need the API key and the account ID that BlueTape gave your company.
Practice needs no account and no internet, and sends nothing.</source>
        <translation>Necesita la clave de API y el ID de cuenta que BlueTape dio a su empresa.
La práctica no necesita cuenta ni internet, y no envía nada.</translation>
    </message>
    <message>
        <source>Keys stay in this computer’s keyring</source>
        <translation>Las claves quedan en el llavero de este equipo</translation>
    </message>
    <message>
        <source>&amp;Guide</source>
        <translation>&amp;Guía</translation>
    </message>
    <message>
        <source>&amp;Settings</source>
        <translation>&amp;Configuración</translation>
    </message>
    <message>
        <source>Paste the invoice ID</source>
        <translation>Pegue el ID de factura</translation>
    </message>
    <message>
        <source>The ID your ERP gave it</source>
        <translation>El ID que le dio su ERP</translation>
    </message>
    <message>
        <source>See if it is still open</source>
        <translation>Vea si sigue pendiente</translation>
    </message>
    <message>
        <source>Ready, paid or canceled</source>
        <translation>Lista, pagada o anulada</translation>
    </message>
    <message>
        <source>Hand over the link</source>
        <translation>Entregue el enlace</translation>
    </message>
    <message>
        <source>Copy, mail, QR code, print</source>
        <translation>Copia, correo, QR, papel</translation>
    </message>
</context>
<context>
    <name>_FilePlace</name>
    <message>
        <source>Drop a CSV or Excel file here</source>
        <translation>Suelte aquí un archivo CSV o de Excel</translation>
    </message>
    <message>
        <source>Up to {rows} rows. The file is only read.</source>
        <translation>Hasta {rows} filas. El archivo solo se lee.</translation>
    </message>
    <message>
        <source>&amp;Open file…</source>
        <translation>&amp;Abrir archivo…</translation>
    </message>
    <message>
        <source>Open file…</source>
        <translation>Abrir archivo…</translation>
    </message>
</context>
<context>
    <name>_Preview</name>
    <message>
        <source>Preview</source>
        <translation>Vista previa</translation>
    </message>
</context>
<context>
    <name>_Step</name>
    <message>
        <source>Current step</source>
        <translation>Paso actual</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Hecho</translation>
    </message>
</context>
<context>
    <name>account</name>
    <message>
        <source>Saving in the keyring…</source>
        <translation>Guardando en el llavero…</translation>
    </message>
    <message>
        <source>Testing the connection…</source>
        <translation>Probando la conexión…</translation>
    </message>
    <message>
        <source>Another account has this name.</source>
        <translation>Otra cuenta tiene este nombre.</translation>
    </message>
    <message>
        <source>Your company’s settings do not allow this environment.</source>
        <translation>La configuración de su empresa no permite este entorno.</translation>
    </message>
    <message>
        <source>The server changed, so enter this again.</source>
        <translation>El servidor cambió: vuelva a introducir este valor.</translation>
    </message>
    <message>
        <source>Enter it for this session. It is not read from the keyring.</source>
        <translation>Introdúzcalo para esta sesión. No se lee del llavero.</translation>
    </message>
    <message>
        <source>BlueTape accepted the credentials</source>
        <translation>BlueTape aceptó las credenciales</translation>
    </message>
    <message>
        <source>BlueTape answered for a test invoice that doesn’t exist, so the key works. Look up an invoice to see whether this account can open it.</source>
        <translation>BlueTape respondió por una factura de prueba que no existe, así que la clave funciona. Consulte una factura para ver si esta cuenta puede abrirla.</translation>
    </message>
    <message>
        <source>Give the account a name.</source>
        <translation>Dé un nombre a la cuenta.</translation>
    </message>
    <message>
        <source>It contains invisible characters.</source>
        <translation>Contiene caracteres invisibles.</translation>
    </message>
    <message>
        <source>Enter the address of the test server.</source>
        <translation>Introduzca la dirección del servidor de pruebas.</translation>
    </message>
    <message>
        <source>This is not a server address like https://test.example.com/service.</source>
        <translation>No es una dirección de servidor como https://test.example.com/service.</translation>
    </message>
    <message>
        <source>The address must start with https://.</source>
        <translation>La dirección debe empezar por https://.</translation>
    </message>
    <message>
        <source>This name is too long: {limit} characters at most.</source>
        <translation>Este nombre es demasiado largo: {limit} caracteres como máximo.</translation>
    </message>
    <message>
        <source>The demo has one practice account. It can’t be changed.</source>
        <translation>La demo tiene una sola cuenta de práctica y no se puede cambiar.</translation>
    </message>
    <message>
        <source>This address is too long: {limit} characters at most.</source>
        <translation>Esta dirección es demasiado larga: {limit} caracteres como máximo.</translation>
    </message>
    <message>
        <source>This is too long: {limit} characters at most. Paste the value alone.</source>
        <translation>Es demasiado largo: {limit} caracteres como máximo. Pegue solo el valor.</translation>
    </message>
    <message>
        <source>It contains a space, a line break or a special character. Copy it again exactly as BlueTape gave it to you.</source>
        <translation>Contiene un espacio, un salto de línea o un carácter especial. Cópielo de nuevo exactamente como se lo dio BlueTape.</translation>
    </message>
    <message>
        <source>Enter the API key.</source>
        <translation>Introduzca la clave de API.</translation>
    </message>
    <message>
        <source>Enter the account ID.</source>
        <translation>Introduzca el ID de cuenta.</translation>
    </message>
    <message>
        <source>Set by your company: the system’s proxy is used.</source>
        <translation>Fijado por su empresa: se usa el proxy del sistema.</translation>
    </message>
    <message>
        <source>Set by your company: no proxy is used.</source>
        <translation>Fijado por su empresa: no se usa ningún proxy.</translation>
    </message>
    <message>
        <source>Set by your company: the proxy {address} is used.</source>
        <translation>Fijado por su empresa: se usa el proxy {address}.</translation>
    </message>
    <message>
        <source>Your company set up this account. You only enter its credentials.</source>
        <translation>Su empresa configuró esta cuenta. Usted solo introduce sus credenciales.</translation>
    </message>
    <message>
        <source>Your company allows one environment: {environment}.</source>
        <translation>Su empresa permite un solo entorno: {environment}.</translation>
    </message>
    <message>
        <source>Your company does not allow other servers.</source>
        <translation>Su empresa no permite otros servidores.</translation>
    </message>
    <message>
        <source>The account “{account}” was not removed.</source>
        <translation>La cuenta «{account}» no se quitó.</translation>
    </message>
    <message>
        <source>The account “{account}” was not removed. {reason}.</source>
        <translation>La cuenta «{account}» no se quitó. {reason}.</translation>
    </message>
    <message>
        <source>Real invoices. Links from here can be paid.</source>
        <translation>Facturas reales. Sus enlaces se pueden pagar.</translation>
    </message>
    <message>
        <source>Test invoices. Links from here cannot be paid.</source>
        <translation>Facturas de prueba. Sus enlaces no se pueden pagar.</translation>
    </message>
    <message>
        <source>A test server of your own. Nothing here can be paid.</source>
        <translation>Un servidor de pruebas propio. Aquí no se puede pagar nada.</translation>
    </message>
</context>
<context>
    <name>batch</name>
    <message>
        <source>There is no column “{name}”.</source>
        <translation>No hay ninguna columna «{name}».</translation>
    </message>
    <message>
        <source>ID column: {name}</source>
        <translation>Columna de los ID: {name}</translation>
    </message>
    <message>
        <source>Row {row}: {cell} – {why}</source>
        <translation>Fila {row}: {cell} – {why}</translation>
    </message>
    <message>
        <source>{file} was not written. {reason}</source>
        <translation>{file} no se guardó. {reason}</translation>
    </message>
    <message>
        <source>Payment links</source>
        <translation>Enlaces de pago</translation>
    </message>
    <message>
        <source>Invoice ID</source>
        <translation>ID de factura</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Importe</translation>
    </message>
    <message>
        <source>Payment link</source>
        <translation>Enlace de pago</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>This file does not exist.</source>
        <translation>Este archivo no existe.</translation>
    </message>
    <message>
        <source>This is not a file. Choose a CSV or Excel file.</source>
        <translation>Esto no es un archivo. Elija un archivo CSV o de Excel.</translation>
    </message>
    <message>
        <source>You are not allowed to read this file, or another program has it open.</source>
        <translation>No tiene permiso para leer este archivo, o lo tiene abierto otro programa.</translation>
    </message>
    <message>
        <source>The file changed while it was being read. Try again.</source>
        <translation>El archivo cambió durante la lectura. Inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>The file is too large. Lists of up to 10 MB can be read; split it.</source>
        <translation>El archivo es demasiado grande. Se leen listas de hasta 10 MB; divídalo.</translation>
    </message>
    <message>
        <source>Row {row} has more than {most} columns.</source>
        <translation>La fila {row} tiene más de {most} columnas.</translation>
    </message>
    <message>
        <source>A cell in row {row} has more than {most} characters. Is a quotation mark missing?</source>
        <translation>Una celda de la fila {row} tiene más de {most} caracteres. ¿Falta una comilla?</translation>
    </message>
    <message>
        <source>There is nothing in this list.</source>
        <translation>Esta lista está vacía.</translation>
    </message>
    <message>
        <source>A quotation mark in row {row} is never closed.</source>
        <translation>En la fila {row} hay una comilla que no se cierra.</translation>
    </message>
    <message>
        <source>This kind of Excel file cannot be read. Save it as .xlsx and try again.</source>
        <translation>Este tipo de archivo de Excel no se puede leer. Guárdelo como .xlsx e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>This file needs a password. Save it without one and try again.</source>
        <translation>Este archivo está protegido con contraseña. Guárdelo sin ella e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>This is a web page with the name of a spreadsheet. Open it in your spreadsheet program, save it as .xlsx and try again.</source>
        <translation>Es una página web con nombre de hoja de cálculo. Ábrala en su hoja de cálculo, guárdela como .xlsx e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>This is neither a CSV nor an Excel file.</source>
        <translation>No es un archivo CSV ni de Excel.</translation>
    </message>
    <message>
        <source>This Excel file is damaged. Open it in your spreadsheet program, save it again and try again.</source>
        <translation>Este archivo de Excel está dañado. Ábralo en su hoja de cálculo, vuelva a guardarlo e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>None of the IDs in this column can be used: see the reasons under Check. Correct the IDs in your list, or choose another column.</source>
        <translation>Ningún ID de esta columna se puede usar: vea los motivos en Revisión. Corrija los ID en su lista o elija otra columna.</translation>
    </message>
    <message>
        <source>There are no invoices below the heading.</source>
        <translation>No hay facturas debajo del encabezado.</translation>
    </message>
    <message>
        <source>No invoice ID</source>
        <translation>Sin ID de factura</translation>
    </message>
    <message>
        <source>More than one invoice ID</source>
        <translation>Más de un ID de factura</translation>
    </message>
    <message>
        <source>Too long for an invoice ID</source>
        <translation>Demasiado largo para un ID de factura</translation>
    </message>
    <message>
        <source>Contains invisible characters</source>
        <translation>Contiene caracteres invisibles</translation>
    </message>
    <message>
        <source>Not an invoice ID</source>
        <translation>No es un ID de factura</translation>
    </message>
    <message>
        <source>Excel changed this ID into a number. Format the column as Text.</source>
        <translation>Excel convirtió este ID en un número. Dé a la columna formato de texto.</translation>
    </message>
    <message>
        <source>Excel changed this ID into a date. Format the column as Text.</source>
        <translation>Excel convirtió este ID en una fecha. Dé a la columna formato de texto.</translation>
    </message>
    <message>
        <source>Excel changed this ID to TRUE or FALSE.</source>
        <translation>Excel convirtió este ID en VERDADERO o FALSO.</translation>
    </message>
    <message>
        <source>The cell shows an error instead of an ID.</source>
        <translation>La celda muestra un error en lugar de un ID.</translation>
    </message>
    <message>
        <source>A character of this ID was lost (�). Save the list as UTF-8.</source>
        <translation>Se perdió un carácter de este ID (�). Guarde la lista en UTF-8.</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En espera</translation>
    </message>
    <message>
        <source>Looking up</source>
        <translation>Consultando</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Lista</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>Pagada</translation>
    </message>
    <message>
        <source>Canceled</source>
        <translation>Anulada</translation>
    </message>
    <message>
        <source>Another status</source>
        <translation>Otro estado</translation>
    </message>
    <message>
        <source>Status not available</source>
        <translation>Estado no disponible</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>No encontrada</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Con error</translation>
    </message>
    <message>
        <source>No valid ID</source>
        <translation>Sin ID válido</translation>
    </message>
    <message>
        <source>Not looked up</source>
        <translation>Sin consultar</translation>
    </message>
    <message>
        <source>Pasted list</source>
        <translation>Lista pegada</translation>
    </message>
    <message>
        <source>This list was looked up with another account. Switch to that account in the main window, then go on.</source>
        <translation>Esta lista se consultó con otra cuenta. Cambie a esa cuenta en la ventana principal y continúe.</translation>
    </message>
    <message>
        <source>The account of this list was removed, or has another server now. Discard the list, and start a new one.</source>
        <translation>Se quitó la cuenta de esta lista, o ahora tiene otro servidor. Descarte la lista y empiece una nueva.</translation>
    </message>
    <message>
        <source>The list from {time} is still open</source>
        <translation>La lista del {time} sigue abierta</translation>
    </message>
    <message>
        <source>The results of an earlier list cannot be read. The file was put aside: {file}</source>
        <translation>No se pueden leer los resultados de una lista anterior. El archivo se apartó: {file}</translation>
    </message>
    <message>
        <source>This list is gone, or another program has it open.</source>
        <translation>Esta lista ya no existe o la tiene abierta otro programa.</translation>
    </message>
    <message>
        <source>The disk is full: results are not saved, and would be lost in a crash.</source>
        <translation>El disco está lleno: los resultados no se guardan y se perderían si el programa fallara.</translation>
    </message>
    <message>
        <source>Results cannot be saved, and would be lost in a crash.</source>
        <translation>Los resultados no se pueden guardar y se perderían si el programa fallara.</translation>
    </message>
    <message>
        <source>Link left out of exports</source>
        <translation>Sin enlace en las exportaciones</translation>
    </message>
    <message>
        <source>No invoice with this ID</source>
        <translation>No hay factura con este ID</translation>
    </message>
    <message>
        <source>Row {row}: {why}</source>
        <translation>Fila {row}: {why}</translation>
    </message>
    <message>
        <source>canceling…</source>
        <translation>cancelando…</translation>
    </message>
    <message>
        <source>Link left out: already paid</source>
        <translation>Sin enlace: la factura ya está pagada</translation>
    </message>
    <message>
        <source>Link left out: canceled</source>
        <translation>Sin enlace: la factura está anulada</translation>
    </message>
    <message>
        <source>Stopped: another account is in use now</source>
        <translation>Detenido: ahora se usa otra cuenta</translation>
    </message>
    <message>
        <source>What was found so far stays here. Switch back to look up the rest.</source>
        <translation>Lo que ya se encontró sigue aquí. Vuelva a la otra cuenta para consultar el resto.</translation>
    </message>
    <message>
        <source>Stopped: the account was removed</source>
        <translation>Detenido: se quitó la cuenta</translation>
    </message>
    <message>
        <source>What was found so far stays here. To look up the rest, add the account again and start a new list.</source>
        <translation>Lo que ya se encontró sigue aquí. Para consultar el resto, agregue de nuevo la cuenta y empiece una lista nueva.</translation>
    </message>
    <message>
        <source>Stopped: the keyring was locked</source>
        <translation>Detenido: se bloqueó el llavero</translation>
    </message>
    <message>
        <source>What was found so far stays here. Look up the rest, and unlock the keyring when it asks.</source>
        <translation>Lo que ya se encontró sigue aquí. Consulte el resto y desbloquee el llavero cuando se lo pida.</translation>
    </message>
    <message>
        <source>Stopped: the account has new credentials</source>
        <translation>Detenido: la cuenta tiene credenciales nuevas</translation>
    </message>
    <message>
        <source>What was found so far stays here. Look up the rest to use the new credentials.</source>
        <translation>Lo que ya se encontró sigue aquí. Consulte el resto para usar las credenciales nuevas.</translation>
    </message>
    <message>
        <source>There is no invoice ID in this column. Choose another one.</source>
        <translation>No hay ningún ID de factura en esta columna. Elija otra.</translation>
    </message>
    <message>
        <source>Add an account first; then you can look them up.</source>
        <translation>Agregue primero una cuenta; después podrá consultarlas.</translation>
    </message>
    <message>
        <source>sheet “{name}”</source>
        <translation>hoja «{name}»</translation>
    </message>
    <message>
        <source>Found by its heading. Choose another if it is wrong.</source>
        <translation>Reconocida por su encabezado. Elija otra si no es correcta.</translation>
    </message>
    <message>
        <source>Its cells look like IDs. Choose another if it is wrong.</source>
        <translation>Sus celdas parecen ID. Elija otra si no es correcta.</translation>
    </message>
    <message>
        <source>Column {letters}</source>
        <translation>Columna {letters}</translation>
    </message>
    <message>
        <source>{name} (column {letters})</source>
        <translation>{name} (columna {letters})</translation>
    </message>
    <message>
        <source>Rows {first}–{last} of {count}</source>
        <translation>Filas {first}–{last} de {count}</translation>
    </message>
    <message>
        <source>row {number}</source>
        <translation>fila {number}</translation>
    </message>
    <message>
        <source>rows {numbers}</source>
        <translation>filas {numbers}</translation>
    </message>
    <message>
        <source>A list of invoices is still open. Open Several invoices to go on with it, or to discard it.</source>
        <translation>Una lista de facturas sigue abierta. Abra Varias facturas para continuarla o descartarla.</translation>
    </message>
</context>
<context>
    <name>copy link</name>
    <message>
        <source>More than one account is named “{name}”: {accounts}. Rename one of your own in the window.</source>
        <translation>Hay más de una cuenta llamada «{name}»: {accounts}. Cambie el nombre de una de las suyas en la ventana.</translation>
    </message>
    <message>
        <source>{account} ({environment}, your own)</source>
        <translation>{account} ({environment}, propia)</translation>
    </message>
    <message>
        <source>{account} ({environment}, set by your company)</source>
        <translation>{account} ({environment}, fijada por su empresa)</translation>
    </message>
    <message>
        <source>The practice service could not be started. Close other programs and try again.</source>
        <translation>No se pudo iniciar el servicio de práctica. Cierre otros programas e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>There is no account named “{name}”.</source>
        <translation>No hay ninguna cuenta llamada «{name}».</translation>
    </message>
    <message>
        <source>No link was printed. Use --even-if-paid to print it anyway.</source>
        <translation>No se escribió ningún enlace. Con --even-if-paid se escribe de todos modos.</translation>
    </message>
    <message>
        <source>{mark}: {account} is not a production account.</source>
        <translation>{mark}: {account} no es una cuenta de producción.</translation>
    </message>
    <message>
        <source>The link could not be written to the output.</source>
        <translation>No se pudo escribir el enlace en la salida.</translation>
    </message>
</context>
<context>
    <name>export</name>
    <message>
        <source>QR codes</source>
        <translation>Códigos QR</translation>
    </message>
    <message>
        <source>Every row with status, amount and link</source>
        <translation>Todas las filas con estado, importe y enlace</translation>
    </message>
    <message>
        <source>The same rows for other programs</source>
        <translation>Las mismas filas para otros programas</translation>
    </message>
    <message>
        <source>Unsent mails with the payment links</source>
        <translation>Correos sin enviar con los enlaces de pago</translation>
    </message>
    <message>
        <source>{files}, one for each invoice</source>
        <translation>{files}, uno por factura</translation>
    </message>
    <message>
        <source>{cards} on {pages}</source>
        <translation>{cards} en {pages}</translation>
    </message>
    <message>
        <source>{links} in {rows}</source>
        <translation>{links} en {rows}</translation>
    </message>
    <message>
        <source>First: {name}, {invoice}</source>
        <translation>Primero: {name}, {invoice}</translation>
    </message>
    <message>
        <source>payment links</source>
        <translation>enlaces de pago</translation>
    </message>
    <message>
        <source>payment cards</source>
        <translation>tarjetas de pago</translation>
    </message>
    <message>
        <source>mail drafts</source>
        <translation>borradores de correo</translation>
    </message>
    <message>
        <source>Saving the CSV file…</source>
        <translation>Guardando el archivo CSV…</translation>
    </message>
    <message>
        <source>Saving the workbook…</source>
        <translation>Guardando el libro…</translation>
    </message>
    <message>
        <source>Creating QR codes…</source>
        <translation>Generando los códigos QR…</translation>
    </message>
    <message>
        <source>Creating payment cards…</source>
        <translation>Generando las tarjetas de pago…</translation>
    </message>
    <message>
        <source>Writing mail drafts…</source>
        <translation>Escribiendo los borradores…</translation>
    </message>
    <message>
        <source>(rows {rows})</source>
        <translation>(filas {rows})</translation>
    </message>
    <message>
        <source>(row {rows})</source>
        <translation>(fila {rows})</translation>
    </message>
    <message>
        <source>the link is too long for a QR code of this size</source>
        <translation>el enlace es demasiado largo para un código QR de este tamaño</translation>
    </message>
    <message>
        <source>failed its check</source>
        <translation>no superó la comprobación</translation>
    </message>
    <message>
        <source>no mail address</source>
        <translation>sin dirección de correo</translation>
    </message>
    <message>
        <source>more than one mail address</source>
        <translation>más de una dirección de correo</translation>
    </message>
    <message>
        <source>not a valid mail address</source>
        <translation>dirección de correo no válida</translation>
    </message>
    <message>
        <source>Nothing was saved. {reason}</source>
        <translation>No se guardó nada. {reason}</translation>
    </message>
    <message>
        <source>A QR code failed its check, so nothing was saved.</source>
        <translation>Un código QR no superó la comprobación, así que no se guardó nada.</translation>
    </message>
    <message>
        <source>Nothing was saved. Something went wrong; the log says what.</source>
        <translation>No se guardó nada. Algo salió mal; el registro dice qué.</translation>
    </message>
    <message>
        <source>Nothing was saved: nothing is left to export.</source>
        <translation>No se guardó nada: no queda nada que exportar.</translation>
    </message>
    <message>
        <source>Canceled. Nothing was saved.</source>
        <translation>Cancelado. No se guardó nada.</translation>
    </message>
    <message>
        <source>Opening the drafts in your mail program…</source>
        <translation>Abriendo los borradores en su programa de correo…</translation>
    </message>
    <message>
        <source>&amp;Excel workbook</source>
        <translation>&amp;Libro de Excel</translation>
    </message>
    <message>
        <source>&amp;CSV</source>
        <translation>&amp;CSV</translation>
    </message>
    <message>
        <source>&amp;QR codes</source>
        <translation>Códigos &amp;QR</translation>
    </message>
    <message>
        <source>&amp;PDF of cards</source>
        <translation>&amp;PDF de tarjetas</translation>
    </message>
    <message>
        <source>&amp;Mail drafts</source>
        <translation>&amp;Borradores de correo</translation>
    </message>
    <message>
        <source>The drafts are in your mail program; send them from there</source>
        <translation>Los borradores están en su programa de correo; envíelos desde allí</translation>
    </message>
    <message>
        <source>Canceled. {opened} of {drafts} drafts are open.</source>
        <translation>Cancelado. Se abrieron {opened} de {drafts} borradores.</translation>
    </message>
    <message>
        <source>Your mail program opened {opened} of {drafts} drafts. Open the others from their folder.</source>
        <translation>Su programa de correo abrió {opened} de {drafts} borradores. Abra los demás desde su carpeta.</translation>
    </message>
    <message>
        <source>Your mail program did not open the drafts. Open them from their folder.</source>
        <translation>Su programa de correo no abrió los borradores. Ábralos desde su carpeta.</translation>
    </message>
    <message>
        <source>Copying…</source>
        <translation>Copiando…</translation>
    </message>
    <message>
        <source>Only one export runs at a time. Start the next one when this one is done.</source>
        <translation>Solo se hace una exportación a la vez. Inicie la siguiente cuando termine esta.</translation>
    </message>
    <message>
        <source>Rows are not copied during an export. Copy them when it is done.</source>
        <translation>Las filas no se copian durante una exportación. Cópielas cuando termine.</translation>
    </message>
    <message>
        <source>The rows were not copied. Something went wrong; the log says what.</source>
        <translation>Las filas no se copiaron. Algo salió mal; el registro dice qué.</translation>
    </message>
    <message>
        <source>The rows were not copied: another program is using the clipboard. Try again.</source>
        <translation>No se copiaron las filas: otro programa está usando el portapapeles. Inténtelo de nuevo.</translation>
    </message>
</context>
<context>
    <name>files</name>
    <message>
        <source>PDF document</source>
        <translation>Documento PDF</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation>Carta</translation>
    </message>
    <message>
        <source>PNG image</source>
        <translation>Imagen PNG</translation>
    </message>
    <message>
        <source>SVG image</source>
        <translation>Imagen SVG</translation>
    </message>
    <message>
        <source>A file with this name already exists</source>
        <translation>Ya existe un archivo con ese nombre</translation>
    </message>
    <message>
        <source>Do you want to replace {file}?</source>
        <translation>¿Desea reemplazar {file}?</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Reemplazar</translation>
    </message>
</context>
<context>
    <name>hand over</name>
    <message>
        <source>A file or a print job is still in progress. The program will close when it is done; close it again to quit now.</source>
        <translation>Todavía hay un archivo o una impresión en curso. El programa se cerrará cuando termine; ciérrelo otra vez para salir ahora.</translation>
    </message>
    <message>
        <source>Another program took over the clipboard right afterwards. Copy again and check what you paste.</source>
        <translation>Otro programa ocupó el portapapeles justo después. Copie de nuevo y compruebe lo que pega.</translation>
    </message>
    <message>
        <source>The QR code for invoice {id} failed its check and was held back. Copy link still works.</source>
        <translation>El código QR de la factura {id} no superó la comprobación y no se entregó. Copiar enlace sigue funcionando.</translation>
    </message>
    <message>
        <source>This message is too long to open in your mail program. Use Copy as, Message, and paste it into a mail.</source>
        <translation>Este mensaje es demasiado largo para abrirlo en su programa de correo. Use Copiar como, Mensaje, y péguelo en un correo.</translation>
    </message>
    <message>
        <source>Some mail programs would misread this subject. Use Copy as, Message, and paste it into a mail.</source>
        <translation>Algunos programas de correo leerían mal este asunto. Use Copiar como, Mensaje, y péguelo en un correo.</translation>
    </message>
    <message>
        <source>No mail program was found on this computer. Use Copy as, Message, and paste it into a mail.</source>
        <translation>No se encontró ningún programa de correo en este equipo. Use Copiar como, Mensaje, y péguelo en un correo.</translation>
    </message>
    <message>
        <source>Your mail program did not open. Use Copy as, Message, and paste it into a mail.</source>
        <translation>Su programa de correo no se abrió. Use Copiar como, Mensaje, y péguelo en un correo.</translation>
    </message>
    <message>
        <source>The mail draft failed its check, so it was not opened. Use Copy as, Message, and paste it into a mail.</source>
        <translation>El borrador de correo no superó la comprobación, por eso no se abrió. Use Copiar como, Mensaje, y péguelo en un correo.</translation>
    </message>
    <message>
        <source>The mail draft could not be saved on this computer. Use Copy as, Message, and paste it into a mail.</source>
        <translation>No se pudo guardar el borrador de correo en este equipo. Use Copiar como, Mensaje, y péguelo en un correo.</translation>
    </message>
    <message>
        <source>The picture for invoice {id} could not be made. Copy link still works.</source>
        <translation>No se pudo crear la imagen de la factura {id}. Copiar enlace sigue funcionando.</translation>
    </message>
    <message>
        <source>Nothing was saved for invoice {id}. {reason}</source>
        <translation>No se guardó nada para la factura {id}. {reason}</translation>
    </message>
    <message>
        <source>A file with this name already exists.</source>
        <translation>Ya existe un archivo con ese nombre.</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>El disco está lleno.</translation>
    </message>
    <message>
        <source>You can’t save files there. Choose another folder.</source>
        <translation>No puede guardar archivos ahí. Elija otra carpeta.</translation>
    </message>
    <message>
        <source>Another program has this file open. Close it there, or save under another name.</source>
        <translation>Otro programa tiene abierto este archivo. Ciérrelo ahí o guarde con otro nombre.</translation>
    </message>
    <message>
        <source>The folder no longer exists.</source>
        <translation>La carpeta ya no existe.</translation>
    </message>
    <message>
        <source>This name can’t be used there. Choose a shorter one without special characters.</source>
        <translation>Ese nombre no se puede usar ahí. Elija uno más corto y sin caracteres especiales.</translation>
    </message>
    <message>
        <source>The system refused to save it. Choose another folder.</source>
        <translation>El sistema no permitió guardarlo. Elija otra carpeta.</translation>
    </message>
    <message>
        <source>{id} was canceled. Whoever gets the link could still pay it.</source>
        <translation>{id} está anulada. Quien reciba el enlace aún podría pagarla.</translation>
    </message>
    <message>
        <source>{id} is already paid. Whoever gets the link could pay it again.</source>
        <translation>{id} ya está pagada. Quien reciba el enlace podría pagarla otra vez.</translation>
    </message>
    <message>
        <source>{id} is already paid. Whoever gets the link could pay {amount} again.</source>
        <translation>{id} ya está pagada. Quien reciba el enlace podría pagar {amount} otra vez.</translation>
    </message>
    <message>
        <source>The lookup of {id} was canceled.</source>
        <translation>Se canceló la consulta de {id}.</translation>
    </message>
    <message>
        <source>The copy was canceled.</source>
        <translation>Se canceló la copia.</translation>
    </message>
    <message>
        <source>Will copy as soon as the link for {id} arrives…</source>
        <translation>Se copiará en cuanto llegue el enlace de {id}…</translation>
    </message>
    <message>
        <source>Checking whether {id} is still payable before its link is copied…</source>
        <translation>Comprobando si {id} aún se puede pagar antes de copiar su enlace…</translation>
    </message>
    <message>
        <source>The link for {id} has not arrived yet.</source>
        <translation>El enlace de {id} todavía no ha llegado.</translation>
    </message>
    <message>
        <source>Enter an invoice ID first.</source>
        <translation>Escriba primero un ID de factura.</translation>
    </message>
    <message>
        <source>Press Enter first to get the link for {id}.</source>
        <translation>Pulse primero Intro para obtener el enlace de {id}.</translation>
    </message>
    <message>
        <source>There is no link for {id}.</source>
        <translation>No hay ningún enlace de {id}.</translation>
    </message>
    <message>
        <source>{done} and {last}</source>
        <translation>{done} y también {last}</translation>
    </message>
    <message>
        <source>{done}, but BlueTape now says: {verdict}</source>
        <translation>{done}, pero ahora BlueTape dice: {verdict}</translation>
    </message>
    <message>
        <source>Looking for printers…</source>
        <translation>Buscando impresoras…</translation>
    </message>
    <message>
        <source>Sending to {printer}…</source>
        <translation>Enviando a {printer}…</translation>
    </message>
    <message>
        <source>Saving {file}…</source>
        <translation>Guardando {file}…</translation>
    </message>
    <message>
        <source>Payment card for invoice {id} sent to the printer</source>
        <translation>Tarjeta de pago de la factura {id} enviada a la impresora</translation>
    </message>
    <message>
        <source>The payment card for invoice {id} was not printed.</source>
        <translation>La tarjeta de pago de la factura {id} no se imprimió.</translation>
    </message>
    <message>
        <source>Payment card for invoice {id} sent to {printer}</source>
        <translation>Tarjeta de pago de la factura {id} enviada a {printer}</translation>
    </message>
    <message>
        <source>{printer} did not accept the payment card for invoice {id}. Nothing was printed.</source>
        <translation>{printer} no aceptó la tarjeta de pago de la factura {id}. No se imprimió nada.</translation>
    </message>
    <message>
        <source>{printer} may already have the payment card for invoice {id}. Check the printer before you print it again.</source>
        <translation>Es posible que {printer} ya tenga la tarjeta de pago de la factura {id}. Compruebe la impresora antes de volver a imprimirla.</translation>
    </message>
    <message>
        <source>No printer is set up on this computer. Save as PDF instead.</source>
        <translation>No hay ninguna impresora configurada en este equipo. Guárdelo como PDF.</translation>
    </message>
    <message>
        <source>This computer’s print service is not answering. Try again, or save as PDF instead.</source>
        <translation>El servicio de impresión de este equipo no responde. Vuelva a intentarlo o guárdelo como PDF.</translation>
    </message>
    <message>
        <source>This computer’s printers could not be listed. Try again, or save as PDF instead.</source>
        <translation>No se pudo obtener la lista de impresoras de este equipo. Vuelva a intentarlo o guárdelo como PDF.</translation>
    </message>
</context>
<context>
    <name>history</name>
    <message>
        <source>Copied {when}</source>
        <translation>Copiado {when}</translation>
    </message>
    <message>
        <source>Mail draft {when}</source>
        <translation>Borrador {when}</translation>
    </message>
    <message>
        <source>Opened {when}</source>
        <translation>Abierto {when}</translation>
    </message>
    <message>
        <source>Saved {when}</source>
        <translation>Guardado {when}</translation>
    </message>
    <message>
        <source>Printed {when}</source>
        <translation>Impreso {when}</translation>
    </message>
    <message>
        <source>Exported {when}</source>
        <translation>Exportado {when}</translation>
    </message>
    <message>
        <source>By command {when}</source>
        <translation>Por comando {when}</translation>
    </message>
    <message>
        <source>Handed over {when}</source>
        <translation>Entregado {when}</translation>
    </message>
    <message>
        <source>The history is off, but its entries could not be deleted.</source>
        <translation>El historial está desactivado, pero no se pudieron borrar sus entradas.</translation>
    </message>
    <message>
        <source>The history is off and empty. You can turn it on again in Settings.</source>
        <translation>El historial está desactivado y vacío. Se activa en Configuración.</translation>
    </message>
    <message>
        <source>{warning} Send it again.</source>
        <translation>{warning} Envíelo otra vez.</translation>
    </message>
    <message>
        <source>Link differs from the one sent {when}</source>
        <translation>Enlace distinto del enviado {when}</translation>
    </message>
    <message>
        <source>{day}</source>
        <translation>el {day}</translation>
    </message>
    <message>
        <source>{done} by {person}</source>
        <translation>{done} por {person}</translation>
    </message>
    <message>
        <source>This link differs from the one you sent {when}.</source>
        <translation>Este enlace es distinto del que envió {when}.</translation>
    </message>
    <message>
        <source>This link differs from the one {person} sent {when}.</source>
        <translation>Este enlace es distinto del que {person} envió {when}.</translation>
    </message>
    <message>
        <source>on {day}</source>
        <translation>el {day}</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>ahora mismo</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>ayer</translation>
    </message>
    <message>
        <source>The history is in use by another program, so new entries wait until it is free.</source>
        <translation>Otro programa está usando el historial; las entradas nuevas esperan hasta que quede libre.</translation>
    </message>
    <message>
        <source>The disk is full, so new entries are missing from the history. Free some space.</source>
        <translation>El disco está lleno y en el historial faltan las entradas nuevas. Libere espacio.</translation>
    </message>
    <message>
        <source>The history file can’t be changed, so new entries are missing from it. Please tell your IT department.</source>
        <translation>El archivo del historial no se puede modificar y faltan las entradas nuevas. Avise a su departamento de informática.</translation>
    </message>
    <message>
        <source>The history folder is not there, so new entries are missing from the history. Please tell your IT department.</source>
        <translation>No está la carpeta del historial y faltan las entradas nuevas. Avise a su departamento de informática.</translation>
    </message>
    <message>
        <source>A newer version of Checkout Desk made the history, so new entries are missing from it. Update this one.</source>
        <translation>El historial es de una versión más nueva de Checkout Desk y faltan las entradas nuevas. Actualice esta versión.</translation>
    </message>
    <message>
        <source>The history could not be read. It was put aside, and a new one was started.</source>
        <translation>No se pudo leer el historial. Se apartó y se empezó uno nuevo.</translation>
    </message>
    <message>
        <source>The keyring can’t be used, so the history does not notice when a link has changed.</source>
        <translation>No se puede usar el llavero, así que el historial no advierte cuándo cambia un enlace.</translation>
    </message>
    <message>
        <source>The history can’t be written, so new entries are missing from it.</source>
        <translation>No se puede escribir en el historial y faltan las entradas nuevas.</translation>
    </message>
    <message>
        <source>Workbook</source>
        <translation>Libro de Excel</translation>
    </message>
    <message>
        <source>CSV file</source>
        <translation>Archivo CSV</translation>
    </message>
    <message>
        <source>QR codes</source>
        <translation>Códigos QR</translation>
    </message>
    <message>
        <source>Sheets of cards</source>
        <translation>Hojas de tarjetas</translation>
    </message>
    <message>
        <source>Mail drafts</source>
        <translation>Borradores de correo</translation>
    </message>
    <message>
        <source>Rows for Excel</source>
        <translation>Filas para Excel</translation>
    </message>
    <message>
        <source>{way} by {person}</source>
        <translation>{way}, por {person}</translation>
    </message>
    <message>
        <source>{way} copied by {person}</source>
        <translation>{way}, por {person}</translation>
    </message>
    <message>
        <source>{way} opened by {person}</source>
        <translation>{way}, por {person}</translation>
    </message>
    <message>
        <source>{way}, run by {person}</source>
        <translation>{way}, por {person}</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>Cualquier fecha</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hoy</translation>
    </message>
    <message>
        <source>Any month</source>
        <translation>Cualquier mes</translation>
    </message>
    <message>
        <source>Any verdict</source>
        <translation>Cualquier veredicto</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copiado</translation>
    </message>
    <message>
        <source>Mailed</source>
        <translation>Por correo</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>Abierto</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Guardado</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>Impreso</translation>
    </message>
    <message>
        <source>Exported</source>
        <translation>Exportado</translation>
    </message>
    <message>
        <source>Command line</source>
        <translation>Línea de comandos</translation>
    </message>
    <message>
        <source>Any method</source>
        <translation>Cualquier forma</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Usted</translation>
    </message>
    <message>
        <source>Everyone</source>
        <translation>Todos</translation>
    </message>
    <message>
        <source>List by command</source>
        <translation>Lista por comando</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historial</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>sí</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Cuándo</translation>
    </message>
    <message>
        <source>Invoice ID</source>
        <translation>ID de factura</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Cómo</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Por</translation>
    </message>
    <message>
        <source>Verdict then</source>
        <translation>Veredicto al entregar</translation>
    </message>
    <message>
        <source>Amount then</source>
        <translation>Importe al entregar</translation>
    </message>
    <message>
        <source>Link changed</source>
        <translation>Enlace cambiado</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Cuenta</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Entorno</translation>
    </message>
    <message>
        <source>TEST</source>
        <translation>TEST</translation>
    </message>
    <message>
        <source>{way}, by {person}</source>
        <translation>{way}, por {person}</translation>
    </message>
    <message>
        <source>no longer on this computer</source>
        <translation>ya no está en este equipo</translation>
    </message>
    <message>
        <source>Handed over</source>
        <translation>Entregado</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Ahora</translation>
    </message>
    <message>
        <source>This link is out of date. Look it up again and send the new one.</source>
        <translation>Este enlace ya no es el actual. Consulte la factura de nuevo y envíe el enlace nuevo.</translation>
    </message>
    <message>
        <source>This link is out of date. The new one went out on {day}.</source>
        <translation>Este enlace ya no es el actual. El nuevo se entregó el {day}.</translation>
    </message>
    <message>
        <source>Sent: {moment}</source>
        <translation>Enviado: {moment}</translation>
    </message>
    <message>
        <source>The link has changed</source>
        <translation>El enlace ha cambiado</translation>
    </message>
    <message>
        <source>Its account is not on this computer any more.</source>
        <translation>Su cuenta ya no está en este equipo.</translation>
    </message>
    <message>
        <source>you</source>
        <translation>usted</translation>
    </message>
    <message>
        <source>The rows found, without links</source>
        <translation>Las filas encontradas, sin enlaces</translation>
    </message>
    <message>
        <source>The same rows for other programs</source>
        <translation>Las mismas filas para otros programas</translation>
    </message>
    <message>
        <source>history</source>
        <translation>historial</translation>
    </message>
    <message>
        <source>Not available</source>
        <translation>No disponible</translation>
    </message>
    <message>
        <source>Nothing matches.</source>
        <translation>No hay coincidencias.</translation>
    </message>
    <message>
        <source>Nothing handed over yet</source>
        <translation>Todavía no se ha entregado nada</translation>
    </message>
    <message>
        <source>The history is off</source>
        <translation>El historial está desactivado</translation>
    </message>
    <message>
        <source>Turn it on to see later what was handed over, when and how, and whether a link has changed since.</source>
        <translation>Actívelo para ver más adelante qué se entregó, cuándo y cómo, y si un enlace cambió desde entonces.</translation>
    </message>
    <message>
        <source>The history can’t be shown now</source>
        <translation>El historial no se puede mostrar ahora</translation>
    </message>
    <message>
        <source>The history is off, so nothing new is added.</source>
        <translation>El historial está desactivado, así que no se añade nada nuevo.</translation>
    </message>
    <message>
        <source>Switch to the account “{account}”?</source>
        <translation>¿Cambiar a la cuenta «{account}»?</translation>
    </message>
    <message>
        <source>{id} was handed over from that account.</source>
        <translation>{id} se entregó desde esa cuenta.</translation>
    </message>
    <message>
        <source>Switch and look up</source>
        <translation>Cambiar y consultar</translation>
    </message>
    <message>
        <source>Copy a link that is out of date?</source>
        <translation>¿Copiar un enlace que ya no es el actual?</translation>
    </message>
    <message>
        <source>BlueTape has a newer link for {id}. Look it up again to get it.</source>
        <translation>BlueTape ya tiene otro enlace para {id}. Consulte la factura de nuevo para obtenerlo.</translation>
    </message>
    <message>
        <source>Copy anyway</source>
        <translation>Copiar aun así</translation>
    </message>
    <message>
        <source>Clear the whole history?</source>
        <translation>¿Borrar todo el historial?</translation>
    </message>
    <message>
        <source>{entries} This can’t be undone. Links that you sent keep working.</source>
        <translation>{entries} Esto no se puede deshacer. Los enlaces que envió siguen funcionando.</translation>
    </message>
    <message>
        <source>Clear history</source>
        <translation>Borrar historial</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>Con&amp;tinuar</translation>
    </message>
    <message>
        <source>History cleared</source>
        <translation>Historial borrado</translation>
    </message>
    <message>
        <source>The history was not cleared.</source>
        <translation>El historial no se borró.</translation>
    </message>
    <message>
        <source>Payment link for {id} copied, as of {when}</source>
        <translation>Enlace de pago de {id} copiado, tal como era: {when}</translation>
    </message>
    <message>
        <source>Look it up again to see whether it is still payable.</source>
        <translation>Consulte la factura de nuevo para ver si aún se puede pagar.</translation>
    </message>
    <message>
        <source>The kept link for {id} failed its check, so it was not copied. Look it up again.</source>
        <translation>El enlace guardado de {id} no superó la comprobación, así que no se copió. Consulte la factura de nuevo.</translation>
    </message>
    <message>
        <source>Looking for unpaid invoices…</source>
        <translation>Buscando facturas sin pagar…</translation>
    </message>
    <message>
        <source>Nothing to check: no unpaid invoices in the last 30 days.</source>
        <translation>Nada que comprobar: ninguna factura sin pagar en los últimos 30 días.</translation>
    </message>
    <message>
        <source>Nothing was checked.</source>
        <translation>No se comprobó nada.</translation>
    </message>
    <message>
        <source>Saving the history…</source>
        <translation>Guardando el historial…</translation>
    </message>
</context>
<context>
    <name>languages</name>
    <message>
        <source>English</source>
        <translation>Español</translation>
    </message>
</context>
<context>
    <name>lookup</name>
    <message>
        <source>This is the payment link for {id}. Press F5 to get it again.</source>
        <translation>Este es el enlace de pago de {id}. Pulse F5 para pedirlo de nuevo.</translation>
    </message>
    <message>
        <source>Lookup of {id} canceled</source>
        <translation>Consulta de {id} cancelada</translation>
    </message>
    <message>
        <source>That did not work. Trying again…</source>
        <translation>No funcionó. Intentándolo de nuevo…</translation>
    </message>
    <message>
        <source>Getting the payment link for {id}…</source>
        <translation>Obteniendo el enlace de pago de {id}…</translation>
    </message>
    <message>
        <source>Waiting for the keyring. It may be asking for your password in another window.</source>
        <translation>Esperando al llavero. Puede estar pidiendo su contraseña en otra ventana.</translation>
    </message>
    <message>
        <source>Still trying. The service is taking longer than usual.</source>
        <translation>Seguimos intentándolo. El servicio tarda más de lo habitual.</translation>
    </message>
    <message>
        <source>The link you clicked contains more than an invoice ID, so nothing was looked up.</source>
        <translation>El enlace en el que hizo clic contiene más que un ID de factura, así que no se consultó nada.</translation>
    </message>
    <message>
        <source>The program you copied from is not responding, so nothing can be pasted. Wait for it, or copy the ID from somewhere else.</source>
        <translation>El programa del que copió no responde, así que no se puede pegar nada. Espere o copie el ID de otro sitio.</translation>
    </message>
    <message>
        <source>“{id}” came from a link in another program. Press Enter to look it up.</source>
        <translation>«{id}» viene de un enlace de otro programa. Pulse Intro para consultarlo.</translation>
    </message>
    <message>
        <source>Looked up as {id}</source>
        <translation>Consultado como {id}</translation>
    </message>
    <message>
        <source>Usually under 2 s. Checkout Desk stops waiting after {seconds} s.</source>
        <translation>Suele tardar menos de 2 s. Checkout Desk deja de esperar a los {seconds} s.</translation>
    </message>
    <message>
        <source>The link itself says {id}. BlueTape returned it for the invoice you looked up.</source>
        <translation>El propio enlace indica {id}. BlueTape lo devolvió para la factura que consultó.</translation>
    </message>
</context>
<context>
    <name>messages</name>
    <message>
        <source>TEST – NOT PAYABLE</source>
        <translation>TEST – NO SE PUEDE PAGAR</translation>
    </message>
    <message>
        <source>Production</source>
        <translation>Producción</translation>
    </message>
    <message>
        <source>Sandbox</source>
        <translation>Sandbox</translation>
    </message>
    <message>
        <source>Other server</source>
        <translation>Otro servidor</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Edit account…</source>
        <translation>Editar cuenta…</translation>
    </message>
    <message>
        <source>Add account…</source>
        <translation>Agregar cuenta…</translation>
    </message>
    <message>
        <source>Switch account</source>
        <translation>Cambiar de cuenta</translation>
    </message>
    <message>
        <source>Use for this session only…</source>
        <translation>Usar solo en esta sesión…</translation>
    </message>
    <message>
        <source>Look up all of them…</source>
        <translation>Consultarlas todas…</translation>
    </message>
    <message>
        <source>BlueTape did not accept the credentials</source>
        <translation>BlueTape no aceptó las credenciales</translation>
    </message>
    <message>
        <source>The API key or the account ID is wrong, was withdrawn, or belongs to another environment. Enter both again as BlueTape gave them to you.</source>
        <translation>La clave de API o el ID de cuenta son erróneos, ya no son válidos o son de otro entorno. Introduzca ambos de nuevo tal como se los dio BlueTape.</translation>
    </message>
    <message>
        <source>BlueTape has no invoice with the ID {id}</source>
        <translation>BlueTape no tiene ninguna factura con el ID {id}</translation>
    </message>
    <message>
        <source>{host} is not the BlueTape service</source>
        <translation>{host} no es el servicio de BlueTape</translation>
    </message>
    <message>
        <source>The server there does not understand Checkout Desk. Check the server address of the account. The invoice itself may be fine.</source>
        <translation>El servidor que respondió no entiende a Checkout Desk. Revise la dirección del servidor de la cuenta. La factura puede estar bien.</translation>
    </message>
    <message>
        <source>BlueTape refused the request</source>
        <translation>BlueTape rechazó la consulta</translation>
    </message>
    <message>
        <source>Check the invoice ID. If it is right, send BlueTape support the text under Details.</source>
        <translation>Revise el ID de la factura. Si es correcto, envíe al soporte de BlueTape el texto de Detalles.</translation>
    </message>
    <message>
        <source>Too many requests at the moment</source>
        <translation>Demasiadas consultas en este momento</translation>
    </message>
    <message>
        <source>BlueTape has a problem at the moment</source>
        <translation>BlueTape tiene un problema en este momento</translation>
    </message>
    <message>
        <source>The error is on BlueTape’s side, not in your invoice ID or on this computer. Try again in a minute.</source>
        <translation>El error está en BlueTape, no en su ID de factura ni en este equipo. Inténtelo de nuevo en un minuto.</translation>
    </message>
    <message>
        <source>Canceled</source>
        <translation>Cancelado</translation>
    </message>
    <message>
        <source>Nothing was looked up.</source>
        <translation>No se consultó nada.</translation>
    </message>
    <message>
        <source>Something went wrong in Checkout Desk</source>
        <translation>Algo falló en Checkout Desk</translation>
    </message>
    <message>
        <source>This is a bug in Checkout Desk, nothing you did. Try again. If it happens again, send your IT department the text under Details.</source>
        <translation>Es un fallo de Checkout Desk; usted no hizo nada mal. Inténtelo de nuevo. Si se repite, envíe a su departamento de informática el texto de Detalles.</translation>
    </message>
    <message>
        <source>This computer’s keyring is waiting to be unlocked</source>
        <translation>El llavero de este equipo espera a que lo desbloqueen</translation>
    </message>
    <message>
        <source>Look for a window that asks for your keyring password, unlock the keyring and try again. Or enter the credentials for this session only; they are forgotten when you close Checkout Desk.</source>
        <translation>Busque una ventana que pida la contraseña del llavero, desbloquéelo e inténtelo de nuevo. O introduzca las credenciales solo para esta sesión; se olvidan al cerrar Checkout Desk.</translation>
    </message>
    <message>
        <source>This computer’s keyring is locked</source>
        <translation>El llavero de este equipo está bloqueado</translation>
    </message>
    <message>
        <source>Your credentials are in it. Try again and unlock it, or enter them for this session only; they are forgotten when you close Checkout Desk.</source>
        <translation>Sus credenciales están en él. Inténtelo de nuevo y desbloquéelo, o introdúzcalas solo para esta sesión; se olvidan al cerrar Checkout Desk.</translation>
    </message>
    <message>
        <source>This computer has no keyring for credentials</source>
        <translation>Este equipo no tiene un llavero para las credenciales</translation>
    </message>
    <message>
        <source>Checkout Desk never writes them to a file. You can use them for this session only; they are forgotten when you close Checkout Desk. Your IT department can set up a keyring (GNOME Keyring or KWallet).</source>
        <translation>Checkout Desk nunca las escribe en un archivo. Puede usarlas solo en esta sesión; se olvidan al cerrar Checkout Desk. Su departamento de informática puede instalar un llavero (GNOME Keyring o KWallet).</translation>
    </message>
    <message>
        <source>This computer’s keyring is not working</source>
        <translation>El llavero de este equipo no funciona</translation>
    </message>
    <message>
        <source>Enter an invoice ID</source>
        <translation>Introduzca el ID de una factura</translation>
    </message>
    <message>
        <source>Paste the ID that your ERP gave the invoice, then press Enter.</source>
        <translation>Pegue el ID que su ERP le dio a la factura y pulse Intro.</translation>
    </message>
    <message>
        <source>Enter one invoice ID at a time</source>
        <translation>Introduzca un solo ID de factura</translation>
    </message>
    <message>
        <source>This is too long for an invoice ID</source>
        <translation>Esto es demasiado largo para un ID de factura</translation>
    </message>
    <message>
        <source>Paste the ID alone, without the text around it.</source>
        <translation>Pegue solo el ID, sin el texto que lo rodea.</translation>
    </message>
    <message>
        <source>The ID contains invisible characters</source>
        <translation>El ID contiene caracteres invisibles</translation>
    </message>
    <message>
        <source>Some web pages and PDF files add them when you copy. Copy the ID from your ERP, or type it.</source>
        <translation>Algunas páginas web y archivos PDF los añaden al copiar. Copie el ID de su ERP o escríbalo.</translation>
    </message>
    <message>
        <source>“{id}” is not an invoice ID</source>
        <translation>«{id}» no es un ID de factura</translation>
    </message>
    <message>
        <source>Add an account first</source>
        <translation>Agregue primero una cuenta</translation>
    </message>
    <message>
        <source>Checkout Desk needs the API key and the account ID that BlueTape gave your company.</source>
        <translation>Checkout Desk necesita la clave de API y el ID de cuenta que BlueTape dio a su empresa.</translation>
    </message>
    <message>
        <source>The saved credentials of {account} are for another server</source>
        <translation>Las credenciales guardadas de {account} son para otro servidor</translation>
    </message>
    <message>
        <source>The server of this account was changed since they were entered, so they were not sent. Enter them again for {host}.</source>
        <translation>El servidor de esta cuenta cambió desde que se introdujeron, así que no se enviaron. Introdúzcalas de nuevo para {host}.</translation>
    </message>
    <message>
        <source>No credentials are saved for {account}</source>
        <translation>No hay credenciales guardadas para {account}</translation>
    </message>
    <message>
        <source>They are not in this computer’s keyring. Enter the API key and the account ID again.</source>
        <translation>No están en el llavero de este equipo. Introduzca de nuevo la clave de API y el ID de cuenta.</translation>
    </message>
    <message>
        <source>BlueTape asks you to wait a little. Try again in a minute.</source>
        <translation>BlueTape pide esperar un poco. Inténtelo de nuevo en un minuto.</translation>
    </message>
    <message>
        <source>It returned an error or did not answer. Try again, or use the credentials for this session only; they are forgotten when you close Checkout Desk.</source>
        <translation>Devolvió un error o no respondió. Inténtelo de nuevo o use las credenciales solo para esta sesión; se olvidan al cerrar Checkout Desk.</translation>
    </message>
    <message>
        <source>Is this the invoice number? Enter the ID your ERP gave the invoice instead; it often looks like 2eb1acd98a86.</source>
        <translation>¿Es el número de factura? Escriba en su lugar el ID que su ERP dio a la factura; suele parecerse a 2eb1acd98a86.</translation>
    </message>
    <message>
        <source>New invoice? Your ERP may not have sent it to BlueTape yet.</source>
        <translation>¿Factura nueva? Puede que su ERP aún no la haya enviado a BlueTape.</translation>
    </message>
    <message>
        <source>Other company? The ID may belong to another account.</source>
        <translation>¿Otra empresa? El ID puede ser de otra cuenta.</translation>
    </message>
    <message>
        <source>You pasted several lines. Look up all of them as a list, or keep one ID.</source>
        <translation>Pegó varias líneas. Consúltelas todas como lista o deje solo un ID.</translation>
    </message>
    <message>
        <source>You pasted payment links for several invoices. Look up all of them as a list, or keep one.</source>
        <translation>Pegó enlaces de pago de varias facturas. Consúltelas todas como lista o deje solo uno.</translation>
    </message>
    <message>
        <source>Try again after {time}.</source>
        <translation>Inténtelo de nuevo después de las {time}.</translation>
    </message>
    <message>
        <source>Check the internet connection or the VPN of this computer, then try again.</source>
        <translation>Revise la conexión a internet o la VPN de este equipo e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>{host} was not found</source>
        <translation>No se encontró {host}</translation>
    </message>
    <message>
        <source>{host} does not accept connections</source>
        <translation>{host} no acepta conexiones</translation>
    </message>
    <message>
        <source>The service may be down, or a firewall may be blocking it. Try again later.</source>
        <translation>El servicio puede estar caído o bloqueado por un cortafuegos. Inténtelo más tarde.</translation>
    </message>
    <message>
        <source>The connection to {host} was closed</source>
        <translation>La conexión con {host} se cerró</translation>
    </message>
    <message>
        <source>It closed before an answer came. Try again. If it happens again, ask your IT department.</source>
        <translation>Se cerró antes de que llegara una respuesta. Inténtelo de nuevo. Si se repite, consulte a su departamento de informática.</translation>
    </message>
    <message>
        <source>This network does not reach {host}</source>
        <translation>No hay conexión con {host} desde esta red</translation>
    </message>
    <message>
        <source>Your company’s proxy {host} did not answer</source>
        <translation>El proxy de su empresa, {host}, no respondió</translation>
    </message>
    <message>
        <source>Requests go through this proxy. Check the network, or ask your IT department.</source>
        <translation>Las consultas pasan por este proxy. Revise la red o consulte a su departamento de informática.</translation>
    </message>
    <message>
        <source>Your company’s proxy {host} refused the connection</source>
        <translation>El proxy de su empresa, {host}, rechazó la conexión</translation>
    </message>
    <message>
        <source>Ask your IT department to allow the address of the BlueTape service.</source>
        <translation>Pida a su departamento de informática que permita la dirección del servicio de BlueTape.</translation>
    </message>
    <message>
        <source>Your company’s proxy {host} requires a sign-in</source>
        <translation>El proxy de su empresa, {host}, exige iniciar sesión</translation>
    </message>
    <message>
        <source>Open any web page in the browser to sign in, or ask your IT department.</source>
        <translation>Abra cualquier página en el navegador para iniciar sesión, o consulte a su departamento de informática.</translation>
    </message>
    <message>
        <source>The proxy set for this computer cannot be used</source>
        <translation>El proxy configurado en este equipo no se puede usar</translation>
    </message>
    <message>
        <source>Checkout Desk needs an HTTP proxy, or none. Ask your IT department.</source>
        <translation>Checkout Desk necesita un proxy HTTP, o ninguno. Consulte a su departamento de informática.</translation>
    </message>
    <message>
        <source>{host} could not be reached</source>
        <translation>No se pudo conectar con {host}</translation>
    </message>
    <message>
        <source>{host} took too long to answer</source>
        <translation>{host} tardó demasiado en responder</translation>
    </message>
    <message>
        <source>{host} did not answer</source>
        <translation>{host} no respondió</translation>
    </message>
    <message>
        <source>Nothing was sent.</source>
        <translation>No se envió nada.</translation>
    </message>
    <message>
        <source>This computer does not trust its certificate. On a company network, your IT department may have to install the company’s certificate.</source>
        <translation>Este equipo no confía en su certificado. En una red de empresa, quizá su departamento de informática deba instalar el certificado de la empresa.</translation>
    </message>
    <message>
        <source>Its certificate has expired. Check the date of this computer too.</source>
        <translation>Su certificado ha caducado. Revise también la fecha de este equipo.</translation>
    </message>
    <message>
        <source>Its certificate is not valid yet. Check this computer’s clock: it may be wrong.</source>
        <translation>Su certificado todavía no es válido. Revise el reloj de este equipo: puede estar mal.</translation>
    </message>
    <message>
        <source>Its certificate is for another name. You may be on a network with a sign-in page, or someone is answering in its place.</source>
        <translation>Su certificado es de otro nombre. Quizá esté en una red con página de acceso, o alguien está respondiendo en su lugar.</translation>
    </message>
    <message>
        <source>It offers only outdated encryption.</source>
        <translation>Solo ofrece un cifrado anticuado.</translation>
    </message>
    <message>
        <source>It asks this computer for a certificate. Ask your IT department.</source>
        <translation>Pide un certificado a este equipo. Consulte a su departamento de informática.</translation>
    </message>
    <message>
        <source>It does not offer an encrypted connection.</source>
        <translation>No ofrece una conexión cifrada.</translation>
    </message>
    <message>
        <source>The encrypted connection failed. Ask your IT department.</source>
        <translation>La conexión cifrada falló. Consulte a su departamento de informática.</translation>
    </message>
    <message>
        <source>The connection to {host} is not secure</source>
        <translation>La conexión con {host} no es segura</translation>
    </message>
    <message>
        <source>A web page came back instead of an answer. You may have to sign in to this network: open any page in the browser, then try again.</source>
        <translation>Llegó una página web en lugar de una respuesta. Quizá deba iniciar sesión en esta red: abra cualquier página en el navegador e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>It redirects to another address, so your credentials were not sent. Check the server address of the account, or sign in to this network first.</source>
        <translation>Redirige a otra dirección, así que sus credenciales no se enviaron. Revise la dirección del servidor de la cuenta, o inicie sesión primero en esta red.</translation>
    </message>
    <message>
        <source>The answer contains no payment link. Try again later.</source>
        <translation>La respuesta no contiene ningún enlace de pago. Inténtelo más tarde.</translation>
    </message>
    <message>
        <source>The answer was cut off on the way. Try again.</source>
        <translation>La respuesta se cortó en el camino. Inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>The answer can’t be read, so none of it was used. Try again later.</source>
        <translation>La respuesta no se puede leer, así que no se usó nada de ella. Inténtelo más tarde.</translation>
    </message>
    <message>
        <source>BlueTape’s answer is not as expected</source>
        <translation>La respuesta de BlueTape no es la esperada</translation>
    </message>
    <message>
        <source>an address without a host</source>
        <translation>una dirección sin servidor</translation>
    </message>
    <message>
        <source>The link BlueTape returned does not look right</source>
        <translation>El enlace que devolvió BlueTape no parece correcto</translation>
    </message>
    <message>
        <source>It contains your account’s API key, so it was held back. Tell BlueTape support and ask for a new key.</source>
        <translation>Contiene la clave de API de su cuenta, por lo que no se entregó. Avise al soporte de BlueTape y pida una clave nueva.</translation>
    </message>
    <message>
        <source>It leads to {host}, so it was held back. Don’t send it to anyone. Send BlueTape support the text under Details.</source>
        <translation>Lleva a {host}, así que no se entregó. No lo envíe a nadie. Envíe al soporte de BlueTape el texto de Detalles.</translation>
    </message>
    <message>
        <source>It does not look like a BlueTape payment link ({host}), so it was held back. Send BlueTape support the text under Details.</source>
        <translation>No parece un enlace de pago de BlueTape ({host}), así que no se entregó. Envíe al soporte de BlueTape el texto de Detalles.</translation>
    </message>
    <message>
        <source>Looked up in {account} · {environment}.</source>
        <translation>Consulta en {account} · {environment}.</translation>
    </message>
    <message>
        <source>Code: {code}</source>
        <translation>Código: {code}</translation>
    </message>
    <message>
        <source>Reason: {reason}</source>
        <translation>Motivo: {reason}</translation>
    </message>
</context>
<context>
    <name>moments</name>
    <message>
        <source>en</source>
        <translation>es</translation>
    </message>
    <message>
        <source>Today {time}</source>
        <translation>Hoy {time}</translation>
    </message>
    <message>
        <source>Yesterday {time}</source>
        <translation>Ayer {time}</translation>
    </message>
    <message>
        <source>{day} {time}</source>
        <translation>{day} {time}</translation>
    </message>
    <message>
        <source>{month} {year}</source>
        <translation>{month} de {year}</translation>
    </message>
    <message>
        <source>{day} at {time}</source>
        <translation>{day}, {time}</translation>
    </message>
</context>
<context>
    <name>notices</name>
    <message>
        <source>Turn off</source>
        <translation>Desactivar</translation>
    </message>
</context>
<context>
    <name>settings</name>
    <message>
        <source>Mail</source>
        <translation>Correo</translation>
    </message>
    <message>
        <source>Your company’s settings for this computer can’t be used. Please tell your IT department. Until then, other servers can’t be used.</source>
        <translation>La configuración de su empresa para este equipo no se puede usar. Avise a su departamento de informática. Hasta entonces no se pueden usar otros servidores.</translation>
    </message>
    <message>
        <source>The settings could not be saved. They apply until you close Checkout Desk.</source>
        <translation>No se pudo guardar la configuración. Se aplica hasta que cierre Checkout Desk.</translation>
    </message>
    <message>
        <source>The settings could not be read. They were left as they are. Start Checkout Desk again before you change anything.</source>
        <translation>No se pudo leer la configuración. Se dejó como está. Vuelva a abrir Checkout Desk antes de cambiar nada.</translation>
    </message>
    <message>
        <source>The time for a lookup can’t be shorter than the time to connect.</source>
        <translation>El tiempo de consulta no puede ser menor que el de conexión.</translation>
    </message>
    <message>
        <source>Text message</source>
        <translation>Mensaje de texto</translation>
    </message>
    <message>
        <source>Reminder</source>
        <translation>Recordatorio</translation>
    </message>
    <message>
        <source>This is too long: {limit} characters at most.</source>
        <translation>Es demasiado largo: {limit} caracteres como máximo.</translation>
    </message>
    <message>
        <source>Write something, or restore the default.</source>
        <translation>Escriba algo o restaure el original.</translation>
    </message>
    <message>
        <source>{placeholder} is unknown. You can use {known}. To write a brace itself, type it twice.</source>
        <translation>{placeholder} no existe. Puede usar {known}. Para escribir una llave, póngala dos veces.</translation>
    </message>
    <message>
        <source>A { is missing its }. To write a { itself, type {{.</source>
        <translation>A una { le falta su }. Para escribir una {, ponga {{.</translation>
    </message>
    <message>
        <source>{link} is missing: without it nobody can pay.</source>
        <translation>Falta {link}: sin él nadie puede pagar.</translation>
    </message>
    <message>
        <source>It contains invisible characters.</source>
        <translation>Contiene caracteres invisibles.</translation>
    </message>
    <message>
        <source>The settings could not be read. They were set aside as {file}. Add your accounts again.</source>
        <translation>No se pudo leer la configuración. Se apartó como {file}. Agregue sus cuentas de nuevo.</translation>
    </message>
    <message>
        <source>Your changes were saved. A settings file that had not been read was there; it was set aside as {file}.</source>
        <translation>Sus cambios se guardaron. Había un archivo de configuración sin leer; se apartó como {file}.</translation>
    </message>
    <message>
        <source>Enter a whole number from {least} to {most}.</source>
        <translation>Escriba un número entero del {least} al {most}.</translation>
    </message>
    <message>
        <source>This is not a proxy address. Write it like http://proxy.example.com:8080, without a user name or password.</source>
        <translation>No es una dirección de proxy. Escríbala como http://proxy.example.com:8080, sin usuario ni contraseña.</translation>
    </message>
    <message>
        <source>{used} of {room} characters with these sample values</source>
        <translation>{used} de {room} caracteres con estos valores de ejemplo</translation>
    </message>
    <message>
        <source>{used} characters with these sample values, sent {as_messages} (one holds {room})</source>
        <translation>{used} caracteres con estos valores de ejemplo: se envía {as_messages} (en uno caben {room})</translation>
    </message>
    <message>
        <source>Same as the system</source>
        <translation>Igual que el sistema</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Idioma</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Apariencia</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Tema</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>De&amp;cimals</source>
        <translation>De&amp;cimales</translation>
    </message>
    <message>
        <source>Your system’s high contrast always wins.</source>
        <translation>El alto contraste del sistema siempre prevalece.</translation>
    </message>
    <message>
        <source>Shows at least this many decimals; longer amounts are never cut.</source>
        <translation>Muestra al menos estos decimales; los importes más largos no se recortan.</translation>
    </message>
    <message>
        <source>Amounts</source>
        <translation>Importes</translation>
    </message>
    <message>
        <source>Show the amount on &amp;payment cards</source>
        <translation>Mostrar el importe en las tarjetas de &amp;pago</translation>
    </message>
    <message>
        <source>Ctrl+Shift+A copies &amp;as</source>
        <translation>Ctrl+Mayús+A copia co&amp;mo</translation>
    </message>
    <message>
        <source>The Copy link button always copies the plain address.</source>
        <translation>El botón Copiar enlace copia siempre solo la dirección.</translation>
    </message>
    <message>
        <source>Copying</source>
        <translation>Copia</translation>
    </message>
    <message>
        <source>&amp;Lookups at once</source>
        <translation>&amp;Consultas a la vez</translation>
    </message>
    <message>
        <source>The more at once, the sooner a list is done. If BlueTape asks it to wait, Checkout Desk looks up fewer.</source>
        <translation>Cuantas más a la vez, antes termina la lista. Si BlueTape pide esperar, Checkout Desk consulta menos.</translation>
    </message>
    <message>
        <source>&amp;Keep a history of what you hand over</source>
        <translation>&amp;Conservar un historial de lo que entrega</translation>
    </message>
    <message>
        <source>Keeps the invoice ID, time, way, status and amount of each hand-over, on this computer only. A changed link is noticed even if links are not kept.</source>
        <translation>De cada entrega: ID de factura, hora, forma, estado e importe, solo en este equipo. Si un enlace cambia, se advierte aunque no se guarde.</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>No</translation>
    </message>
    <message>
        <source>Without the links</source>
        <translation>Sin los enlaces</translation>
    </message>
    <message>
        <source>With the links</source>
        <translation>Con los enlaces</translation>
    </message>
    <message>
        <source>&amp;Delete entries after</source>
        <translation>&amp;Borrar las entradas después de</translation>
    </message>
    <message>
        <source>“Clear history…” in the History window deletes all of them at once.</source>
        <translation>«Borrar historial…», en la ventana Historial, las borra todas de una vez.</translation>
    </message>
    <message>
        <source> days</source>
        <translation> días</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>&amp;Proxy</source>
        <translation>&amp;Proxy</translation>
    </message>
    <message>
        <source>&amp;Time to connect</source>
        <translation>&amp;Tiempo de conexión</translation>
    </message>
    <message>
        <source>Time for a &amp;lookup</source>
        <translation>Tiempo de co&amp;nsulta</translation>
    </message>
    <message>
        <source>Includes retries. A lookup that takes longer stops, and you can try again.</source>
        <translation>Incluye los reintentos. Si tarda más, la consulta se detiene y puede repetirla.</translation>
    </message>
    <message>
        <source>Set by your company.</source>
        <translation>Fijado por su empresa.</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Ninguno</translation>
    </message>
    <message>
        <source>This address</source>
        <translation>Esta dirección</translation>
    </message>
    <message>
        <source>Proxy &amp;address</source>
        <translation>&amp;Dirección del proxy</translation>
    </message>
    <message>
        <source>Example: http://proxy.example.com:8080</source>
        <translation>Ejemplo: http://proxy.example.com:8080</translation>
    </message>
</context>
<context>
    <name>shortcuts</name>
    <message>
        <source>Get the link for the ID you typed</source>
        <translation>Obtener el enlace del ID que escribió</translation>
    </message>
    <message>
        <source>Get the link and copy it in the form chosen in Settings</source>
        <translation>Obtener el enlace y copiarlo en la forma elegida en Configuración</translation>
    </message>
    <message>
        <source>Go to the invoice ID and select it</source>
        <translation>Ir al ID de factura y seleccionarlo</translation>
    </message>
    <message>
        <source>Outside a text field: paste into the invoice ID</source>
        <translation>Fuera de un campo de texto: pegar en el ID de factura</translation>
    </message>
    <message>
        <source>Copy the link, wherever you are in the window</source>
        <translation>Copiar el enlace, desde cualquier lugar de la ventana</translation>
    </message>
    <message>
        <source>Copy the message</source>
        <translation>Copiar el mensaje</translation>
    </message>
    <message>
        <source>Copy the row for Excel</source>
        <translation>Copiar la fila para Excel</translation>
    </message>
    <message>
        <source>Copy the link in the form chosen in Settings</source>
        <translation>Copiar el enlace en la forma elegida en Configuración</translation>
    </message>
    <message>
        <source>Get the link and its status again</source>
        <translation>Volver a pedir el enlace y su estado</translation>
    </message>
    <message>
        <source>Cancel a lookup; close a dialog</source>
        <translation>Cancelar una consulta; cerrar un cuadro de diálogo</translation>
    </message>
    <message>
        <source>Open Settings</source>
        <translation>Abrir Configuración</translation>
    </message>
    <message>
        <source>Open the guide</source>
        <translation>Abrir la guía</translation>
    </message>
    <message>
        <source>Quit Checkout Desk</source>
        <translation>Salir de Checkout Desk</translation>
    </message>
    <message>
        <source>Enlarged QR code: full screen and back</source>
        <translation>Código QR ampliado: pantalla completa y volver</translation>
    </message>
    <message>
        <source>Open Several invoices</source>
        <translation>Abrir Varias facturas</translation>
    </message>
    <message>
        <source>Open History</source>
        <translation>Abrir Historial</translation>
    </message>
    <message>
        <source>In the guide, in Several invoices and in History: search</source>
        <translation>En la guía, en Varias facturas y en Historial: buscar</translation>
    </message>
    <message>
        <source>In the guide: go to the next match</source>
        <translation>En la guía: ir al siguiente resultado</translation>
    </message>
    <message>
        <source>In the guide: go to the previous match</source>
        <translation>En la guía: ir al resultado anterior</translation>
    </message>
</context>
<context>
    <name>support</name>
    <message>
        <source>The folder could not be opened. It is {folder}</source>
        <translation>No se pudo abrir la carpeta. Es {folder}</translation>
    </message>
    <message>
        <source>Details for support copied</source>
        <translation>Detalles para soporte copiados</translation>
    </message>
    <message>
        <source>Version copied</source>
        <translation>Versión copiada</translation>
    </message>
    <message>
        <source>The details were not copied: another program is using the clipboard.</source>
        <translation>Los detalles no se copiaron: otro programa está usando el portapapeles.</translation>
    </message>
</context>
<context>
    <name>verdict</name>
    <message>
        <source>Checking whether it is still payable…</source>
        <translation>Comprobando si aún se puede pagar…</translation>
    </message>
    <message>
        <source>Status not available</source>
        <translation>Estado no disponible</translation>
    </message>
    <message>
        <source>The link works, but it may be paid already.</source>
        <translation>El enlace funciona; la factura quizá ya esté pagada.</translation>
    </message>
    <message>
        <source>BlueTape status: {word}</source>
        <translation>Estado en BlueTape: {word}</translation>
    </message>
    <message>
        <source>Already paid</source>
        <translation>Ya pagada</translation>
    </message>
    <message>
        <source>Sending it could lead to a second payment.</source>
        <translation>Si lo envía, podrían pagarla dos veces.</translation>
    </message>
    <message>
        <source>Hidden because it is paid</source>
        <translation>Oculto: ya está pagada</translation>
    </message>
    <message>
        <source>Canceled</source>
        <translation>Anulada</translation>
    </message>
    <message>
        <source>Whoever gets the link could still pay the invoice.</source>
        <translation>Quien reciba el enlace aún podría pagar la factura.</translation>
    </message>
    <message>
        <source>Hidden because it was canceled</source>
        <translation>Oculto: está anulada</translation>
    </message>
    <message>
        <source>Status “{word}”</source>
        <translation>Estado «{word}»</translation>
    </message>
    <message>
        <source>Find out what is still owed before you share it.</source>
        <translation>Averigüe cuánto queda por pagar antes de compartirlo.</translation>
    </message>
    <message>
        <source>Ready to share</source>
        <translation>Lista para compartir</translation>
    </message>
</context>
<context>
    <name>ways</name>
    <message>
        <source>Copy anyway</source>
        <translation>Copiar aun así</translation>
    </message>
    <message>
        <source>Nothing was copied; the clipboard is unchanged. {reason}</source>
        <translation>No se copió nada y el portapapeles sigue como estaba. {reason}</translation>
    </message>
    <message>
        <source>The link was not copied: another program is using the clipboard. Try again, or select the link and press Ctrl+C.</source>
        <translation>El enlace no se copió: otro programa está usando el portapapeles. Inténtelo de nuevo, o seleccione el enlace y pulse Ctrl+C.</translation>
    </message>
    <message>
        <source>Open the link of a paid invoice?</source>
        <translation>¿Abrir el enlace de una factura pagada?</translation>
    </message>
    <message>
        <source>Open the link of a canceled invoice?</source>
        <translation>¿Abrir el enlace de una factura anulada?</translation>
    </message>
    <message>
        <source>Open anyway</source>
        <translation>Abrir aun así</translation>
    </message>
    <message>
        <source>Nothing was opened. {reason}</source>
        <translation>No se abrió nada. {reason}</translation>
    </message>
    <message>
        <source>No browser opened. Use Copy link and paste the link into a browser.</source>
        <translation>No se abrió ningún navegador. Use Copiar enlace y péguelo en un navegador.</translation>
    </message>
    <message>
        <source>Write a mail for a paid invoice?</source>
        <translation>¿Escribir un correo con el enlace de una factura pagada?</translation>
    </message>
    <message>
        <source>Write a mail for a canceled invoice?</source>
        <translation>¿Escribir un correo con el enlace de una factura anulada?</translation>
    </message>
    <message>
        <source>Write anyway</source>
        <translation>Escribir aun así</translation>
    </message>
    <message>
        <source>No mail was written. {reason}</source>
        <translation>No se escribió ningún correo. {reason}</translation>
    </message>
    <message>
        <source>Save the link of a paid invoice?</source>
        <translation>¿Guardar el enlace de una factura pagada?</translation>
    </message>
    <message>
        <source>Save the link of a canceled invoice?</source>
        <translation>¿Guardar el enlace de una factura anulada?</translation>
    </message>
    <message>
        <source>Save anyway</source>
        <translation>Guardar aun así</translation>
    </message>
    <message>
        <source>Nothing was saved. {reason}</source>
        <translation>No se guardó nada. {reason}</translation>
    </message>
    <message>
        <source>Print the link of a paid invoice?</source>
        <translation>¿Imprimir el enlace de una factura pagada?</translation>
    </message>
    <message>
        <source>Print the link of a canceled invoice?</source>
        <translation>¿Imprimir el enlace de una factura anulada?</translation>
    </message>
    <message>
        <source>Print anyway</source>
        <translation>Imprimir aun así</translation>
    </message>
    <message>
        <source>Nothing was printed. {reason}</source>
        <translation>No se imprimió nada. {reason}</translation>
    </message>
    <message>
        <source>This link is too long for a QR code. Copy link still works.</source>
        <translation>Este enlace es demasiado largo para un código QR. Copiar enlace funciona igualmente.</translation>
    </message>
    <message>
        <source>Opening your mail program…</source>
        <translation>Abriendo su programa de correo…</translation>
    </message>
    <message>
        <source>Mail for {id} is in your mail program; send it from there</source>
        <translation>El correo de {id} está en su programa de correo; envíelo desde allí</translation>
    </message>
    <message>
        <source>Mail for {id} is in your mail program; check that the QR code is attached, then send it from there</source>
        <translation>El correo de {id} está en su programa de correo; compruebe que lleva adjunto el código QR y envíelo desde allí</translation>
    </message>
    <message>
        <source>Mail for {id} is in your mail program as text, without the QR code; send it from there</source>
        <translation>El correo de {id} está en su programa de correo como texto, sin el código QR; envíelo desde allí</translation>
    </message>
    <message>
        <source>&amp;Copy link</source>
        <translation>&amp;Copiar enlace</translation>
    </message>
    <message>
        <source>Payment link for {id} copied</source>
        <translation>Enlace de pago de {id} copiado</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Enlace</translation>
    </message>
    <message>
        <source>&amp;Hyperlink</source>
        <translation>&amp;Hipervínculo</translation>
    </message>
    <message>
        <source>A link with words, for Outlook and Word</source>
        <translation>Un enlace con palabras, para Outlook y Word</translation>
    </message>
    <message>
        <source>&amp;Message</source>
        <translation>&amp;Mensaje</translation>
    </message>
    <message>
        <source>Your mail wording, with link and amount</source>
        <translation>Su texto de correo, con enlace e importe</translation>
    </message>
    <message>
        <source>&amp;Text message</source>
        <translation>Mensaje de &amp;texto</translation>
    </message>
    <message>
        <source>Your short wording, for SMS or chat</source>
        <translation>Su texto corto, para SMS o chat</translation>
    </message>
    <message>
        <source>&amp;Reminder</source>
        <translation>&amp;Recordatorio</translation>
    </message>
    <message>
        <source>Your wording for invoices still open</source>
        <translation>Su texto para facturas sin pagar</translation>
    </message>
    <message>
        <source>&amp;QR code</source>
        <translation>Código &amp;QR</translation>
    </message>
    <message>
        <source>A picture to paste into mail or documents</source>
        <translation>Una imagen para pegar en correos o documentos</translation>
    </message>
    <message>
        <source>&amp;Payment card</source>
        <translation>Tarjeta de &amp;pago</translation>
    </message>
    <message>
        <source>A picture of invoice, QR code and link</source>
        <translation>Una imagen con factura, código QR y enlace</translation>
    </message>
    <message>
        <source>Row for &amp;Excel</source>
        <translation>Fila para &amp;Excel</translation>
    </message>
    <message>
        <source>Browser</source>
        <translation>Navegador</translation>
    </message>
    <message>
        <source>&amp;Mail draft</source>
        <translation>&amp;Borrador de correo</translation>
    </message>
    <message>
        <source>Your wording and the QR code; you send it</source>
        <translation>Su texto y el código QR; usted lo envía</translation>
    </message>
    <message>
        <source>Mail draft as plain &amp;text</source>
        <translation>Borrador de correo como &amp;texto</translation>
    </message>
    <message>
        <source>The same without the QR code</source>
        <translation>Lo mismo, sin el código QR</translation>
    </message>
    <message>
        <source>&amp;Enlarge QR code</source>
        <translation>&amp;Ampliar el código QR</translation>
    </message>
    <message>
        <source>For a phone across the counter</source>
        <translation>Para un teléfono al otro lado del mostrador</translation>
    </message>
    <message>
        <source>&amp;Save QR code…</source>
        <translation>&amp;Guardar el código QR…</translation>
    </message>
    <message>
        <source>As a PNG, SVG or PDF file</source>
        <translation>Como archivo PNG, SVG o PDF</translation>
    </message>
    <message>
        <source>Saved QR code</source>
        <translation>Código QR guardado</translation>
    </message>
    <message>
        <source>Save payment &amp;card…</source>
        <translation>Guardar la tarjeta de &amp;pago…</translation>
    </message>
    <message>
        <source>As a PNG or PDF file</source>
        <translation>Como archivo PNG o PDF</translation>
    </message>
    <message>
        <source>Saved payment card</source>
        <translation>Tarjeta de pago guardada</translation>
    </message>
    <message>
        <source>&amp;Print payment card…</source>
        <translation>&amp;Imprimir la tarjeta de pago…</translation>
    </message>
    <message>
        <source>Invoice, QR code and link on one page</source>
        <translation>Factura, código QR y enlace en una página</translation>
    </message>
    <message>
        <source>Printed card</source>
        <translation>Tarjeta impresa</translation>
    </message>
    <message>
        <source>Print s&amp;heet of cards…</source>
        <translation>Imprimir una &amp;hoja de tarjetas…</translation>
    </message>
    <message>
        <source>A page full of this card, to cut apart</source>
        <translation>Una página llena de esta tarjeta, para recortar</translation>
    </message>
    <message>
        <source>Printed sheet</source>
        <translation>Hoja impresa</translation>
    </message>
    <message>
        <source>Hyperlink for {id} copied</source>
        <translation>Hipervínculo de {id} copiado</translation>
    </message>
    <message>
        <source>Copy the link of a paid invoice?</source>
        <translation>¿Copiar el enlace de una factura pagada?</translation>
    </message>
    <message>
        <source>Copy the link of a canceled invoice?</source>
        <translation>¿Copiar el enlace de una factura anulada?</translation>
    </message>
    <message>
        <source>Saved as {file} in {folder}, for invoice {id}</source>
        <translation>Guardado como {file} en {folder}, para la factura {id}</translation>
    </message>
    <message>
        <source>Message for {id} copied</source>
        <translation>Mensaje de {id} copiado</translation>
    </message>
    <message>
        <source>Text message for {id} copied</source>
        <translation>Mensaje de texto de {id} copiado</translation>
    </message>
    <message>
        <source>Reminder for {id} copied</source>
        <translation>Recordatorio de {id} copiado</translation>
    </message>
    <message>
        <source>QR code for {id} copied</source>
        <translation>Código QR de {id} copiado</translation>
    </message>
    <message>
        <source>Payment card for {id} copied</source>
        <translation>Tarjeta de pago de {id} copiada</translation>
    </message>
    <message>
        <source>Row for {id} copied; paste it into Excel</source>
        <translation>Fila de {id} copiada; péguela en Excel</translation>
    </message>
    <message>
        <source>ID, link, status and amount in four cells</source>
        <translation>ID, enlace, estado e importe en 4 celdas</translation>
    </message>
    <message>
        <source>&amp;Open in browser</source>
        <translation>&amp;Abrir página</translation>
    </message>
    <message>
        <source>Payment page for {id} opened in the browser</source>
        <translation>Página de pago de {id} abierta en el navegador</translation>
    </message>
</context>
<context>
    <name>wording</name>
    <message>
        <source>Scan to pay invoice {id}</source>
        <translation>Escanee para pagar la factura {id}</translation>
    </message>
    <message>
        <source>Invoice</source>
        <translation>Factura</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Importe</translation>
    </message>
    <message>
        <source>Check that the page is {host}.</source>
        <translation>Compruebe que la página es {host}.</translation>
    </message>
    <message>
        <source>Pay {account}</source>
        <translation>Pagar a {account}</translation>
    </message>
    <message>
        <source>Point your phone camera at the code.</source>
        <translation>Apunte al código con la cámara del teléfono.</translation>
    </message>
    <message>
        <source>Choose this invoice and pay.</source>
        <translation>Elija esta factura y pague.</translation>
    </message>
    <message>
        <source>BlueTape handles this payment for {account}.</source>
        <translation>BlueTape gestiona este pago para {account}.</translation>
    </message>
    <message>
        <source>Pay invoice {id}</source>
        <translation>Pagar la factura {id}</translation>
    </message>
    <message>
        <source>see the payment page</source>
        <translation>consulte la página de pago</translation>
    </message>
    <message>
        <source>Hello,

You can pay these invoices from {account} here:

{lines}

The pages belong to BlueTape, our payment partner. They may ask you to create an account first.

If something is not right, just reply to this message.

Kind regards
{account}</source>
        <translation>Hola:

Puede pagar estas facturas de {account} aquí:

{lines}

Las páginas son de BlueTape, nuestro socio de pagos. Es posible que antes le pidan crear una cuenta.

Si algo no está bien, responda a este mensaje.

Saludos cordiales
{account}</translation>
    </message>
    <message>
        <source>Scan with your phone, check the address, pay.</source>
        <translation>Escanee con el teléfono, revise la dirección y pague.</translation>
    </message>
    <message>
        <source>Scan with your phone, check the address.</source>
        <translation>Escanee con el teléfono y revise la dirección.</translation>
    </message>
    <message>
        <source>{first}–{last} of {cards} cards · cut along the dashed lines</source>
        <translation>{first}–{last} de {cards} tarjetas · corte por las líneas discontinuas</translation>
    </message>
    <message>
        <source>Page {page} of {pages}</source>
        <translation>Página {page} de {pages}</translation>
    </message>
    <message>
        <source>payment QR code {id}</source>
        <translation>código QR de pago {id}</translation>
    </message>
    <message>
        <source>payment card {id}</source>
        <translation>tarjeta de pago {id}</translation>
    </message>
    <message>
        <source>Payment link for invoice {invoice_id}</source>
        <translation>Enlace de pago de la factura {invoice_id}</translation>
    </message>
    <message>
        <source>Hello,

You can pay invoice {invoice_id} from {account} here:
{link}

Amount: {amount}

The page belongs to BlueTape, our payment partner. It may ask you to create an account first. It shows all open invoices you have with us, so you can pay this one or several at once, by bank account or card.

If something is not right, just reply to this message.

Kind regards
{account}</source>
        <translation>Hola:

Puede pagar la factura {invoice_id} de {account} aquí:
{link}

Importe: {amount}

La página es de BlueTape, nuestro socio de pagos. Es posible que antes le pida crear una cuenta. Muestra todas las facturas que tiene pendientes con nosotros, así que puede pagar esta o varias a la vez, con cuenta bancaria o tarjeta.

Si algo no está bien, responda a este mensaje.

Saludos cordiales
{account}</translation>
    </message>
    <message>
        <source>{account}: pay invoice {invoice_id} here: {link}</source>
        <translation>{account}: pague la factura {invoice_id} en {link}</translation>
    </message>
    <message>
        <source>Reminder: invoice {invoice_id} is open</source>
        <translation>Recordatorio: la factura {invoice_id} está pendiente</translation>
    </message>
    <message>
        <source>Hello,

Invoice {invoice_id} from {account} is still open. You can pay it here:
{link}

Amount: {amount}

The page belongs to BlueTape, our payment partner. It may ask you to create an account first, and it shows all open invoices you have with us. If you have already paid, thank you; there is nothing more to do.

Kind regards
{account}</source>
        <translation>Hola:

La factura {invoice_id} de {account} sigue pendiente. Puede pagarla aquí:
{link}

Importe: {amount}

La página es de BlueTape, nuestro socio de pagos. Es posible que antes le pida crear una cuenta, y muestra todas las facturas que tiene pendientes con nosotros. Si ya la pagó, gracias: no hace falta nada más.

Saludos cordiales
{account}</translation>
    </message>
</context>
</TS>
